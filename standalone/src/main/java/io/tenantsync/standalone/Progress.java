package io.tenantsync.standalone;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where one configuration stands, as the control plane tells.
 *
 * @param name of the configuration
 * @param runState running, paused or quarantined
 * @param closedGates what stops writing, with the remedy; empty when nothing does
 * @param quiet true when the target is as wished
 */
record Progress(
        String name,
        String runState,
        List<String> closedGates,
        long inScope,
        long linked,
        long waiting,
        long inFlight,
        long failing,
        long conflicts,
        long ended,
        boolean quiet) {

    static List<Progress> all(JsonNode answer) {
        List<Progress> all = new ArrayList<>();
        for (JsonNode each : answer.path("configurations")) {
            JsonNode states = each.path("states");
            List<String> closed = new ArrayList<>();
            for (JsonNode gate : each.path("gates")) {
                if (!gate.path("open").asBoolean(true)) {
                    closed.add(gate.path("remedy").asString(""));
                }
            }
            all.add(new Progress(
                    each.path("name").asString(""),
                    each.path("run").asString(""),
                    closed,
                    each.path("inScope").asLong(0),
                    count(states, "LINKED") + count(states, "LINKED_DISABLED"),
                    sum(each.path("waiting")),
                    count(states, "IN_FLIGHT"),
                    count(states, "FAILING"),
                    count(states, "CONFLICT"),
                    sum(each.path("outcomes")),
                    each.path("quiet").asBoolean(false)));
        }
        return all;
    }

    private static long count(JsonNode states, String name) {
        return states.path(name).asLong(0);
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong(0);
        }
        return sum;
    }

    /** One line for a terminal. */
    String line() {
        StringBuilder line =
                new StringBuilder("%s: in scope %d, linked %d, waiting %d, in flight %d, failing %d, conflicts %d"
                        .formatted(name, inScope, linked, waiting, inFlight, failing, conflicts));
        if (!runState.equalsIgnoreCase("running")) {
            line.append(" [").append(runState).append(']');
        }
        closedGates.forEach(remedy -> line.append("\n  Nothing is written: ").append(remedy));
        return line.append(quiet ? " - in sync" : "").toString();
    }
}
