package io.tenantsync.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.sdk.Governors;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.Order;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Joiners, movers and leavers per second through the target writer's own code, without quotas and with a delay for each call,
 * beside a plain loop over Microsoft's SDK and eight of them in parallel.
 */
public final class WriterThroughputBenchmark {
    private final Report report = new Report("writer-throughput", System.out);
    private final int people;
    private final int looped;
    private final int delay;

    private WriterThroughputBenchmark(int people, int looped, int delay) {
        this.people = people;
        this.looped = looped;
        this.delay = delay;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** {@code [--people N] [--looped N] [--delay MILLIS] [--groups N] [--batches N]} */
    public static void main(String[] given) throws InterruptedException {
        Arguments arguments = new Arguments(given, Set.of("people", "looped", "delay", "groups", "batches"));
        WriterThroughputBenchmark benchmark = new WriterThroughputBenchmark(
                arguments.number("people", 5_000), arguments.number("looped", 50), arguments.number("delay", 100));
        benchmark.run(arguments.number("groups", 4), arguments.number("batches", 4));
        benchmark.report.print();
        System.exit(0);
    }

    /** A small one, for the test. */
    static Report smoke(int people) throws InterruptedException {
        WriterThroughputBenchmark benchmark = new WriterThroughputBenchmark(people, 2, 5);
        benchmark.run(2, 2);
        return benchmark.report;
    }

    private void run(int groups, int batches) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        try (EmulatedTargets targets = new EmulatedTargets(List.of("warm", "writer", "loop", "eight"), 5);
                SdkGraphDirectories doors = new SdkGraphDirectories(
                        GraphSettings.defaults().withConcurrentBatches(batches),
                        Governors.none(),
                        new SimpleMeterRegistry(),
                        clock)) {
            for (Tenant tenant : targets.targets()) {
                EmulatedTargets.prepare(doors.open(tenant, Role.TARGET));
            }
            writer("warm-up", targets, doors, targets.targets().getFirst(), people / 4, groups);
            targets.emulator().control().latency(Duration.ofMillis(delay), Duration.ZERO);
            writer("writer", targets, doors, targets.targets().get(1), people, groups);
            loop("SDK loop", targets, doors, targets.targets().get(2), looped, 1);
            loop("eight SDK loops", targets, doors, targets.targets().get(3), looped * 8, 8);
        }
    }

    private void writer(
            String who, EmulatedTargets targets, SdkGraphDirectories doors, Tenant tenant, int count, int groups)
            throws InterruptedException {
        GraphDirectory door = doors.open(tenant, Role.TARGET);
        WriterDesk desk = new WriterDesk(door, 240, groups);
        People staff = new People(tenant.anchorProperty(), tenant.name() + ".onmicrosoft.com", null);
        List<Order> joiners = IntStream.range(0, count).mapToObj(staff::joiner).toList();
        measure(who, "joiners", targets, tenant, count, () -> desk.carryOut(joiners));
        measure(who, "movers", targets, tenant, count, () -> desk.carryOut(known(count, desk, staff, false)));
        measure(who, "leavers", targets, tenant, count, () -> desk.carryOut(known(count, desk, staff, true)));
    }

    private static List<Order> known(int count, WriterDesk desk, People staff, boolean leaving) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    String id = Objects.requireNonNull(
                            desk.targetIds().get(staff.joiner(number).commandId()), "everybody is there");
                    return leaving ? staff.leaver(number, id, Lane.BULK) : staff.mover(number, id);
                })
                .toList();
    }

    private void loop(
            String who, EmulatedTargets targets, SdkGraphDirectories doors, Tenant tenant, int count, int loops)
            throws InterruptedException {
        SdkLoop loop = new SdkLoop(doors.open(tenant, Role.TARGET).sdk(), loops);
        loop.join(0, loops);
        measure(who, "joiners", targets, tenant, count, () -> loop.join(loops, count));
        measure(who, "movers", targets, tenant, count + loops, loop::move);
        measure(who, "leavers", targets, tenant, count + loops, loop::leave);
    }

    private void measure(String who, String what, EmulatedTargets targets, Tenant tenant, int count, Work work)
            throws InterruptedException {
        AppCounters before = targets.counters(tenant);
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        AppCounters after = targets.counters(tenant);
        report.row(
                "client", who,
                "people", what,
                "count", count,
                "seconds", round(seconds),
                "per second", round(count / seconds),
                "round trips per person", round((double) (after.roundTrips() - before.roundTrips()) / count),
                "writes per person", round((double) (after.writes() - before.writes()) / count));
    }

    private static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3f", value));
    }
}
