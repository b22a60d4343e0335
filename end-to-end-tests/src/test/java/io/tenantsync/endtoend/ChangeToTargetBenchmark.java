package io.tenantsync.endtoend;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;

/**
 * How long 200 changes take from the source to the target, measured from the emulator's journal; docs/performance.md has
 * the command. Arguments: people, milliseconds per Graph call, {@code none} or {@code realistic} replication, {@code idle}
 * or {@code first-cycle}.
 */
final class ChangeToTargetBenchmark {
    private static final int CHANGES = 200;
    private static final String MARK = "Benchmark";
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
            List<Arrival> arrivals = arrivals(demo, source, changed.keySet());
            print(arguments, arrivals);
            printSlowest(arrivals, new Stages(new TopicContents(demo), "\"" + MARK + "\""));
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
            source.call("PATCH", "/users/" + person, "{\"officeLocation\":\"" + MARK + "\"}");
            changed.put(person, 0L);
            Thread.sleep(BETWEEN);
        }
        return changed;
    }

    /** When the change was made, when a delta could first show it and when its account had it, in epoch milliseconds. */
    private record Arrival(String person, long changedAt, long visibleAt, long writtenAt) {
        long sinceChange() {
            return writtenAt - changedAt;
        }

        long sinceVisible() {
            return Math.max(0, writtenAt - visibleAt);
        }
    }

    /** Of each changed person whose account has the new value. */
    private static List<Arrival> arrivals(RunningDemo demo, Directory source, Set<String> people) {
        Map<String, JsonNode> changes = new HashMap<>();
        for (JsonNode entry : list(source.journal("contoso", 0))) {
            if (people.contains(entry.path("objectId").asString())) {
                changes.putIfAbsent(
                        Tenants.SOURCE_ID + "/" + entry.path("objectId").asString(), entry);
            }
        }
        Map<String, Arrival> arrived = new HashMap<>();
        for (JsonNode write : list(source.journal("fabrikam", 0))) {
            JsonNode change = changes.get(write.path("anchor").asString(""));
            if (change != null
                    && write.path("at").asLong() >= change.path("at").asLong()
                    && write.path("attributes").toString().contains("officeLocation")) {
                arrived.putIfAbsent(
                        write.path("anchor").asString(),
                        new Arrival(
                                change.path("objectId").asString(),
                                change.path("at").asLong(),
                                change.path("visibleAt").asLong(),
                                write.path("at").asLong()));
            }
        }
        return List.copyOf(arrived.values());
    }

    private static List<JsonNode> list(JsonNode journal) {
        return (journal.isArray() ? journal : journal.path("value"))
                .valueStream()
                .toList();
    }

    private static void print(String[] arguments, List<Arrival> arrivals) {
        System.out.printf(
                "%s: %d changes, change to target p50 %d ms, p99 %d ms; visible to target p50 %d ms, p99 %d ms%n",
                String.join(" ", arguments),
                arrivals.size(),
                percentile(arrivals, Arrival::sinceChange, 50),
                percentile(arrivals, Arrival::sinceChange, 99),
                percentile(arrivals, Arrival::sinceVisible, 50),
                percentile(arrivals, Arrival::sinceVisible, 99));
    }

    private static void printSlowest(List<Arrival> arrivals, Stages stages) {
        System.out.println("milliseconds from the change, every tenth percentile and the slowest:");
        List<Arrival> sorted = arrivals.stream()
                .sorted(Comparator.comparing(Arrival::sinceChange))
                .toList();
        int slowest = Math.max(0, sorted.size() - 8);
        for (int at = 0; at < sorted.size(); at += at >= slowest ? 1 : Math.min(sorted.size() / 10, slowest - at)) {
            Arrival each = sorted.get(at);
            System.out.print("  at "
                    + (each.changedAt()
                            - sorted.stream()
                                    .mapToLong(Arrival::changedAt)
                                    .min()
                                    .orElse(0)) + ": ");
            System.out.println(stages.story(each.person(), each.changedAt(), each.writtenAt()));
        }
    }

    private static long percentile(List<Arrival> arrivals, ToLongFunction<Arrival> of, int percentile) {
        long[] sorted = arrivals.stream().mapToLong(of).sorted().toArray();
        return sorted[(int) Math.ceil(percentile / 100.0 * sorted.length) - 1];
    }
}
