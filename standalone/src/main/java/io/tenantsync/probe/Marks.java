package io.tenantsync.probe;

import java.util.concurrent.atomic.AtomicInteger;

/** By what a run's guests are known to everybody who meets them. */
final class Marks {
    private final String runId;
    private final String domain;
    private final AtomicInteger last = new AtomicInteger();

    Marks(String runId, String domain) {
        this.runId = runId;
        this.domain = domain;
    }

    String displayName() {
        return "Tenantsync probe " + runId;
    }

    String newAddress() {
        return "tenantsync-probe-" + runId + "-" + last.incrementAndGet() + "@" + domain;
    }
}
