package io.tenantsync.graph.sdk;

import com.microsoft.kiota.RequestOption;
import io.tenantsync.graph.quota.Lane;
import java.util.function.BooleanSupplier;

/**
 * What a call carries through the SDK to the place where it is sent.
 *
 * @param flow whoever shares the quota fairly with others
 * @param batch whether it is a batch: its items are paced and counted one by one by whoever made it
 * @param repeats whether the sending place repeats the call; false if whoever made the call does
 * @param mayStillSend asked immediately before each attempt
 */
record CallPlan(Lane lane, String flow, boolean batch, boolean repeats, BooleanSupplier mayStillSend)
        implements RequestOption {
    /** For calls through the SDK's own builders, which know nothing of plans. */
    static final CallPlan SDK = new CallPlan(Lane.LIVE, "sdk", false, true, () -> true);

    static CallPlan once(Lane lane, String flow) {
        return new CallPlan(lane, flow, false, false, () -> true);
    }

    /** For batches, whose items have been paced already. */
    static CallPlan batch(BooleanSupplier mayStillSend) {
        return new CallPlan(Lane.LIVE, "", true, false, mayStillSend);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) CallPlan.class;
    }
}
