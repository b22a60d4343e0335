package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.orders.Order;
import org.jspecify.annotations.Nullable;

/** What the target's own people allow to be written, whatever the command says. Asked before each write. */
public interface TargetContract {

    /** Why this write is not allowed; null if it is. */
    @Nullable
    Refusal refusal(Order order, Write write);

    /**
     * A no.
     *
     * @param property because of which; without it the write would be allowed. Null if it is not about one property
     * @param reason a sentence for people
     */
    record Refusal(@Nullable String property, String reason) {}
}
