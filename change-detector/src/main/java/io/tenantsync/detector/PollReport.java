package io.tenantsync.detector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.tenantsync.detector.detection.polling.PollListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and figures of the polling of one tenant. Names are API. */
final class PollReport implements PollListener {
    private static final Logger log = LoggerFactory.getLogger(PollReport.class);

    private final String tenantId;
    private final Counter polls;
    private final Counter livePages;
    private final Counter baselinePages;
    private final Counter items;
    private final Counter lookups;
    private final AtomicReference<Instant> upToDate;

    PollReport(String tenantId, MeterRegistry registry, InstantSource clock) {
        this.tenantId = tenantId;
        Tags tenant = Tags.of("tenant", tenantId);
        polls = registry.counter("change.detector.polls", tenant);
        livePages = registry.counter("change.detector.pages", tenant.and("kind", "live"));
        baselinePages = registry.counter("change.detector.pages", tenant.and("kind", "baseline"));
        items = registry.counter("change.detector.items", tenant);
        lookups = registry.counter("change.detector.lookups", tenant);
        upToDate = new AtomicReference<>(clock.instant());
        TimeGauge.builder(
                        "change.detector.poll.lag",
                        () -> clock.millis() - upToDate.get().toEpochMilli(),
                        TimeUnit.MILLISECONDS)
                .tags(tenant)
                .register(registry);
    }

    @Override
    public void page(boolean baseline, int count) {
        (baseline ? baselinePages : livePages).increment();
        items.increment(count);
    }

    @Override
    public void iterationEnded(Instant at) {
        polls.increment();
        upToDate.set(at);
    }

    @Override
    public void lookedUp(int people) {
        lookups.increment(people);
    }

    @Override
    public void lookupsGivenUp(int people) {
        log.atError()
                .addKeyValue("tenant", tenantId)
                .addKeyValue("people", people)
                .log("people could not be read after many attempts; the next full enumeration asks for them again");
    }

    @Override
    public void baselineBegins(String why) {
        log.atInfo().addKeyValue("tenant", tenantId).addKeyValue("why", why).log("full enumeration begins");
    }

    @Override
    public void baselineEnds() {
        log.atInfo().addKeyValue("tenant", tenantId).log("full enumeration ends");
    }

    @Override
    public void trouble(String message) {
        log.atWarn()
                .addKeyValue("tenant", tenantId)
                .addKeyValue("reason", message)
                .log("the source tenant cannot be read");
    }

    @Override
    public void recovered() {
        log.atInfo().addKeyValue("tenant", tenantId).log("the source tenant can be read again");
    }
}
