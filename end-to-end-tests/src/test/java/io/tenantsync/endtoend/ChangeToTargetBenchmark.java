package io.tenantsync.endtoend;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How long 200 changes take from the source to the target, measured from the emulator's journal; docs/performance.md has
 * the command. Arguments: people, milliseconds per Graph call, {@code none} or {@code realistic} replication, {@code idle}
 * or {@code first-cycle}.
 */
final class ChangeToTargetBenchmark {
    private static final int CHANGES = 200;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private ChangeToTargetBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int users = Integer.parseInt(arguments[0]);
        String latency = arguments[1];
        String replication = arguments[2];
        boolean idle = arguments[3].equals("idle");
        Path folder = Files.createTempDirectory("tenantsync-benchmark");
        String[] options = {"--latency", latency, "--replication", replication};
        try (RunningDemo demo =
                idle ? RunningDemo.inSync(folder, users, options) : RunningDemo.ready(folder, users, options)) {
            Directory source = demo.tenant("contoso");
            Map<String, Long> changed = change(source);
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> arrivals(demo, source, changed.keySet()).size() >= changed.size());
            print(arguments, arrivals(demo, source, changed.keySet()));
        }
    }

    /** Changes the department of that many different people in scope; returns the sequence number by person. */
    private static Map<String, Long> change(Directory source) throws InterruptedException {
        Set<String> assigned = source.peopleIn("Cross-tenant collaboration");
        List<String> people = new ArrayList<>();
        for (JsonNode user : source.exportUsers("contoso")) {
            boolean member = !user.path("userPrincipalName").asString().contains("#EXT#");
            boolean plain = !user.path("userPrincipalName").asString().startsWith("leeg@"); // the demo's conflict
            if (member
                    && plain
                    && user.path("accountEnabled").asBoolean()
                    && assigned.contains(user.path("id").asString())) {
                people.add(user.path("id").asString());
            }
        }
        java.util.Collections.shuffle(people, new Random(7));
        Map<String, Long> changed = new HashMap<>();
        for (String person : people.subList(0, Math.min(CHANGES, people.size()))) {
            source.call("PATCH", "/users/" + person, "{\"officeLocation\":\"Benchmark\"}");
            changed.put(person, 0L);
            Thread.sleep(BETWEEN);
        }
        return changed;
    }

    /** Milliseconds {change to target, visible to target} of each changed person whose account has the new value. */
    private static List<long[]> arrivals(RunningDemo demo, Directory source, Set<String> people) {
        Map<String, JsonNode> changes = new HashMap<>();
        for (JsonNode entry : list(source.journal("contoso", 0))) {
            if (people.contains(entry.path("objectId").asString())) {
                changes.putIfAbsent(
                        Tenants.SOURCE_ID + "/" + entry.path("objectId").asString(), entry);
            }
        }
        Map<String, long[]> arrived = new HashMap<>();
        for (JsonNode write : list(source.journal("fabrikam", 0))) {
            JsonNode change = changes.get(write.path("anchor").asString(""));
            if (change != null
                    && write.path("at").asLong() >= change.path("at").asLong()
                    && write.path("attributes").toString().contains("officeLocation")) {
                long at = write.path("at").asLong();
                arrived.putIfAbsent(write.path("anchor").asString(), new long[] {
                    at - change.path("at").asLong(),
                    Math.max(0, at - change.path("visibleAt").asLong())
                });
            }
        }
        return List.copyOf(arrived.values());
    }

    private static List<JsonNode> list(JsonNode journal) {
        return (journal.isArray() ? journal : journal.path("value"))
                .valueStream()
                .toList();
    }

    private static void print(String[] arguments, List<long[]> arrivals) {
        System.out.printf(
                "%s: %d changes, change to target p50 %d ms, p99 %d ms; visible to target p50 %d ms, p99 %d ms%n",
                String.join(" ", arguments),
                arrivals.size(),
                percentile(arrivals, 0, 50),
                percentile(arrivals, 0, 99),
                percentile(arrivals, 1, 50),
                percentile(arrivals, 1, 99));
    }

    private static long percentile(List<long[]> arrivals, int which, int percentile) {
        List<Long> sorted = arrivals.stream().map(pair -> pair[which]).sorted().toList();
        return sorted.get((int) Math.ceil(percentile / 100.0 * sorted.size()) - 1);
    }
}
