package io.tenantsync.graph.sdk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tenantsync.graph.batch.Operation;
import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.quota.Governor.Standing;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.quota.Limit;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The metrics of one tenant. Their names are what dashboards are made of; the README of the module lists them. */
final class GraphMeters {
    private final MeterRegistry registry;
    private final Tags tenant;

    GraphMeters(MeterRegistry registry, String tenantId) {
        this.registry = registry;
        this.tenant = Tags.of("tenant", tenantId);
    }

    /** One HTTP exchange; for one without an answer until it broke. */
    void roundTrip(Operation operation, Duration took) {
        registry.timer("graph.round.trips", tenant.and("operation", operation.tag()))
                .record(took);
    }

    /** @param status 0 if there was no answer */
    void request(Operation operation, int status, int units, int writes) {
        Tags tags = tenant.and("operation", operation.tag());
        registry.counter("graph.requests", tags.and("outcome", outcome(status))).increment();
        if (status != 429) {
            registry.counter("graph.resource.units", tags).increment(units);
            registry.counter("graph.writes", tags).increment(writes);
        }
    }

    void waited(Lane lane, Duration took) {
        registry.timer("graph.quota.waits", tenant.and("lane", lane.name().toLowerCase(Locale.ROOT)))
                .record(took);
    }

    /** What is believed about the quota; a limit that nothing is known of shows nothing. */
    void watch(Governor governor) {
        for (Limit limit : Limit.values()) {
            gauge("graph.quota.left", governor, limit, Standing::left);
            gauge("graph.quota.inflow", governor, limit, Standing::perSecond);
            gauge(
                    "graph.quota.used.share",
                    governor,
                    limit,
                    standing -> standing.heardShare() == null ? Double.NaN : standing.heardShare());
        }
        Gauge.builder(
                        "graph.quota.waiting",
                        governor,
                        one -> one.standing().stream()
                                .mapToInt(Standing::waiting)
                                .max()
                                .orElse(0))
                .tags(tenant)
                .register(registry);
    }

    private void gauge(String name, Governor governor, Limit limit, ToDoubleFunction<Standing> value) {
        Gauge.builder(
                        name,
                        governor,
                        one -> one.standing().stream()
                                .filter(standing -> standing.limit() == limit)
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .tags(tenant.and("limit", limit.name().toLowerCase(Locale.ROOT)))
                .register(registry);
    }

    private static String outcome(int status) {
        if (status == 0) {
            return "unanswered";
        }
        return status == 429 ? "throttled" : status / 100 == 2 ? "success" : "failure";
    }
}
