package io.tenantsync.standalone;

import io.tenantsync.emulator.control.AppCounters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON summary of a demo: what became of people, what Graph was asked, how long it took. */
final class Summary {
    static final List<String> OUTCOMES =
            List.of("created", "adopted", "updated", "disabled", "deleted", "skipped", "conflicts", "failed");

    private Summary() {}

    static void write(
            Path file,
            List<Progress> progress,
            JsonNode audit,
            List<AppCounters> counters,
            ChangeLatency latency,
            long toReady,
            long toSynced) {
        ObjectNode summary = LocalApi.JSON.createObjectNode();
        summary.set("configurations", configurations(progress, audit.path("configurations")));
        summary.set("graph", graph(counters));
        ObjectNode millis = summary.putObject("millis");
        millis.put("toReady", toReady);
        millis.put("toSynced", toSynced);
        put(millis, "changeToTargetP50", latency.changeToTarget(50));
        put(millis, "changeToTargetP99", latency.changeToTarget(99));
        put(millis, "visibleToTargetP50", latency.visibleToTarget(50));
        put(millis, "visibleToTargetP99", latency.visibleToTarget(99));
        try {
            Files.writeString(file, summary.toPrettyString() + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The summary cannot be written to " + file, unwritable);
        }
    }

    private static ArrayNode configurations(List<Progress> progress, JsonNode audit) {
        ArrayNode all = LocalApi.JSON.createArrayNode();
        for (Progress each : progress) {
            ObjectNode one = all.addObject();
            one.put("name", each.name());
            one.put("inScope", each.inScope());
            JsonNode logged = named(audit, each.name());
            OUTCOMES.forEach(outcome -> one.put(outcome, logged.path(outcome).asLong(0)));
        }
        return all;
    }

    private static JsonNode named(JsonNode configurations, String name) {
        for (JsonNode each : configurations) {
            if (each.path("name").asString("").equals(name)) {
                return each;
            }
        }
        return LocalApi.JSON.missingNode();
    }

    private static ObjectNode graph(List<AppCounters> counters) {
        ObjectNode graph = LocalApi.JSON.createObjectNode();
        for (AppCounters used : counters) {
            ObjectNode tenant = graph.withObjectProperty(used.tenant());
            add(tenant, "requests", used.requests());
            add(tenant, "roundTrips", used.roundTrips());
            add(tenant, "writes", used.writes());
            add(tenant, "resourceUnits", used.resourceUnits());
            add(tenant, "tokens", used.tokens());
            add(tenant, "throttled", used.throttled());
        }
        return graph;
    }

    private static void add(ObjectNode tenant, String name, long more) {
        tenant.put(name, tenant.path(name).asLong(0) + more);
    }

    /** No change, no figure: null. */
    private static void put(ObjectNode millis, String name, long value) {
        if (value < 0) {
            millis.putNull(name);
        } else {
            millis.put(name, value);
        }
    }
}
