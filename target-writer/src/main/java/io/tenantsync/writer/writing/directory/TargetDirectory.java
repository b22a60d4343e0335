package io.tenantsync.writer.writing.directory;

import io.tenantsync.writer.writing.orders.Lane;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One target tenant. Never throws for what the target or the network does: each query and write has its own answer. */
public interface TargetDirectory {

    /**
     * Asks.
     *
     * @param mayStillSend asked immediately before each request
     * @return as many answers as queries, in their order
     */
    List<QueryAnswer> read(List<Query> queries, Lane lane, BooleanSupplier mayStillSend);

    /**
     * Writes; the order in which the writes take effect is open.
     *
     * @param mayStillSend asked immediately before each request
     * @return as many answers as writes, in their order
     */
    List<WriteAnswer> write(List<Write> writes, Lane lane, BooleanSupplier mayStillSend);
}
