package io.tenantsync.control.operation;

import io.tenantsync.control.ConfigurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** Everything that applies and controls, over fakes and with a clock that stands still until it is moved. */
final class Desk {
    static final Actor ANNA = new Actor("anna", "API");

    final FakeTenants tenants = new FakeTenants();
    final RememberedPublications publications = new RememberedPublications();
    Instant now = Instant.parse("2026-11-23T08:00:00Z");
    final TrustDesk trust = new TrustDesk(tenants, () -> now, Duration.ofHours(1));
    private final ReentrantLock lock = new ReentrantLock();
    final Applying applying =
            new Applying(ConfigurationText.file(), publications, tenants, trust, lock, () -> now, () -> "action");
    final JobControl jobs = new JobControl(publications, tenants, trust, lock, () -> now, () -> "action");

    ApplyOutcome apply(String text) {
        return applying.apply("c.yaml", text, ANNA, "because");
    }
}
