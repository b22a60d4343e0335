package io.tenantsync.mapper.guarding;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the guard decided on a cause or on one person's wish.
 *
 * @param withheld why not, by subject; what is absent is granted
 */
public record Verdict(Map<String, String> withheld) {
    public Verdict {
        withheld = Map.copyOf(new TreeMap<>(withheld));
    }

    /** Why this has to wait for people; null when it may happen. */
    public @Nullable String against(Intent intent) {
        return intent.subjects().stream()
                .map(withheld::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether everything counted under this name may happen. */
    public boolean grants(String subject) {
        return !withheld.containsKey(subject);
    }
}
