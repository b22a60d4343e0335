package io.tenantsync.graph.sdk;

import com.microsoft.kiota.RequestOption;
import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Lane;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call carries through the SDK to the place where it is sent.
 *
 * @param batched what the items of a batch cost together; null if the call is no batch and is priced by its path
 * @param repeats whether the sending place repeats the call; false if whoever made the call does
 * @param mayStillSend asked immediately before each attempt
 */
record CallPlan(Lane lane, @Nullable Cost batched, boolean repeats, BooleanSupplier mayStillSend)
        implements RequestOption {
    /** For calls through the SDK's own builders, which know nothing of plans. */
    static final CallPlan SDK = new CallPlan(Lane.LIVE, null, true, () -> true);

    static CallPlan once(Lane lane) {
        return new CallPlan(lane, null, false, () -> true);
    }

    static CallPlan batch(Lane lane, Cost cost, BooleanSupplier mayStillSend) {
        return new CallPlan(lane, cost, false, mayStillSend);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) CallPlan.class;
    }
}
