package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.TargetDirectory;
import io.tenantsync.writer.writing.orders.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Works on groups of orders for one target. Thread-safe; each group is worked on by the thread that brings it. */
public final class TargetWriter {
    private final TargetDirectory directory;
    private final TargetContract contract;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Duration budget;

    /** @param budget how long a group may wait for accounts to show; then who still waits is answered "try later" */
    public TargetWriter(
            TargetDirectory directory, TargetContract contract, InstantSource clock, Sleeper sleeper, Duration budget) {
        this.directory = directory;
        this.contract = contract;
        this.clock = clock;
        this.sleeper = sleeper;
        this.budget = budget;
    }

    /**
     * Does all of the orders and returns when each has had its answer. Requests of different people share batches.
     *
     * @param orders of one lane, no two about the same person, account or address
     * @param mayStillSend asked immediately before each request; once it says no, the rest is dropped
     */
    public Reach write(List<Order> orders, BooleanSupplier mayStillSend, Answers answers) {
        return new GroupWork(orders, directory, contract, clock, sleeper, budget, mayStillSend, answers).run();
    }
}
