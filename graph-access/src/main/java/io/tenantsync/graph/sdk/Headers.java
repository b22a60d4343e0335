package io.tenantsync.graph.sdk;

import io.tenantsync.graph.failure.RetryAfter;
import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Governor;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The headers of an answer, of a whole call or inside a batch.
 *
 * @param byName names in lower case, unmodifiable
 */
record Headers(Map<String, String> byName) {
    static final Headers NONE = new Headers(Map.of());

    static Headers of(Response response) {
        Map<String, String> byName = new LinkedHashMap<>();
        response.headers().forEach(pair -> byName.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return new Headers(Collections.unmodifiableMap(byName));
    }

    static Headers of(@Nullable Object inBatch) {
        if (!(inBatch instanceof Map<?, ?> map)) {
            return NONE;
        }
        Map<String, String> byName = new LinkedHashMap<>();
        map.forEach((name, value) -> byName.put(String.valueOf(name).toLowerCase(Locale.ROOT), String.valueOf(value)));
        return new Headers(Collections.unmodifiableMap(byName));
    }

    /** What Graph says that the request cost. */
    int units(int otherwise) {
        Integer told = units();
        return told == null ? otherwise : told;
    }

    private @Nullable Integer units() {
        String units = byName.get("x-ms-resource-unit");
        return units != null && units.matches("\\d{1,6}") ? Integer.valueOf(units) : null;
    }

    /** Tells the governor what is in them. The silence of an error means nothing: a gateway may have made it. */
    void tell(Governor.Grant grant, Cost expected, int status, Instant now) {
        Double share = usedShare();
        if (status == 429 || status / 100 == 2 || share != null) {
            grant.told(
                    expected,
                    new Governor.Hint(
                            status == 429,
                            units(),
                            share,
                            byName.get("x-ms-throttle-scope"),
                            RetryAfter.in(byName, now)));
        }
    }

    private @Nullable Double usedShare() {
        String share = byName.get("x-ms-throttle-limit-percentage");
        return share != null && share.matches("\\d{1,3}(\\.\\d{1,9})?") ? Double.valueOf(share) : null;
    }
}
