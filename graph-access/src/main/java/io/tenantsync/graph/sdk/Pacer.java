package io.tenantsync.graph.sdk;

import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.quota.Governor.Ask;
import io.tenantsync.graph.quota.Governor.Grant;
import java.time.Duration;

/** Waits for quota, in the words of this package. */
record Pacer(Governor governor, GraphMeters meters) {

    /** @throws Lost if the caller's guard said stop or the thread was interrupted */
    Grant pace(CallPlan plan, Cost cost) throws Lost {
        long start = System.nanoTime();
        try {
            Grant grant = governor.acquire(new Ask(plan.lane(), plan.flow(), cost, plan.mayStillSend()));
            if (grant == null) {
                throw Lost.beforeSending(Lost.GUARD);
            }
            return grant;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Lost.beforeSending("the thread was interrupted while it waited for quota");
        } finally {
            meters.waited(plan.lane(), Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
