package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.orders.Order;
import org.jspecify.annotations.Nullable;

/** What the target's own people allow to be written, whatever the command says. Asked before each write. */
public interface TargetContract {

    /** A sentence for people that says why this write is not allowed; null if it is. */
    @Nullable
    String refusal(Order order, Write write);
}
