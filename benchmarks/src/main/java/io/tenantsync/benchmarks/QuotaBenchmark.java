package io.tenantsync.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.quota.Limit;
import io.tenantsync.emulator.quota.QuotaSettings;
import io.tenantsync.emulator.quota.QuotaUse;
import io.tenantsync.emulator.quota.TenantSize;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.quota.Limits;
import io.tenantsync.graph.quota.Limits.Allowance;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A first cycle against Graph's quotas: how much of the write quota that is there is used, how much is throttled, how long a
 * leaver in the middle of it takes. Several tenants at the same time, in which the limits are as documented, have moved
 * without telling us, or are shared with another application.
 *
 * <p>Without arguments amounts and windows are a tenth (the rates stay) and it takes about a minute; with {@code --full} they
 * are Graph's own and there are 5,000 joiners in each tenant.
 */
public final class QuotaBenchmark {
    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("documented", 1, 0),
            new Scenario("less", 0.7, 0),
            new Scenario("more", 1.3, 0),
            new Scenario("shared", 1, 1 / 3.0),
            new Scenario("shared-less", 0.7, 1 / 3.0),
            new Scenario("shared-more", 1.3, 1 / 3.0));

    private final Report report;
    private final double window;
    private final int people;

    /**
     * A tenant.
     *
     * @param moved its limits as part of the documented ones
     * @param taken the part of the application's limits that somebody else uses
     */
    private record Scenario(String name, double moved, double taken) {
        /** So many joiners that all scenarios take about as long. */
        int people(int documented) {
            return (int) Math.ceil(documented * moved * (1 - taken * 0.8));
        }
    }

    private record Measured(Duration took, Duration leaver) {}

    private QuotaBenchmark(Report report, boolean full, int people) {
        this.report = report;
        this.window = full ? 1 : 0.1;
        this.people = people;
    }

    /** {@code [--full] [--people N]} */
    public static void main(String[] given) throws Exception {
        Arguments arguments = new Arguments(given, Set.of("full", "people"));
        boolean full = arguments.flag("full");
        Report report = new Report("quota", System.out);
        new QuotaBenchmark(report, full, arguments.number("people", full ? 5_000 : 600)).run(SCENARIOS);
        report.print();
        System.exit(0);
    }

    /** A small one, for the test. */
    static Report smoke(int people) throws Exception {
        Report report = new Report("quota", System.out);
        new QuotaBenchmark(report, false, people).run(List.of(SCENARIOS.getFirst()));
        return report;
    }

    private void run(List<Scenario> scenarios) throws Exception {
        Clock clock = Clock.systemUTC();
        try (EmulatedTargets targets = new EmulatedTargets(
                        scenarios.stream().map(Scenario::name).toList(), 5);
                SdkGraphDirectories doors = new SdkGraphDirectories(
                        GraphSettings.defaults(), Governors.of(expected(), clock), new SimpleMeterRegistry(), clock);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            targets.emulator().control().latency(Duration.ofMillis(50), Duration.ofMillis(50));
            List<Future<Measured>> all = IntStream.range(0, scenarios.size())
                    .<Callable<Measured>>mapToObj(number ->
                            () -> measured(targets, doors, targets.targets().get(number), scenarios.get(number)))
                    .map(threads::submit)
                    .toList();
            for (int number = 0; number < scenarios.size(); number++) {
                add(
                        targets,
                        targets.targets().get(number),
                        scenarios.get(number),
                        all.get(number).get());
            }
        }
    }

    /** What the client takes for the limits: those of the documentation, in the benchmark's scale. */
    private Limits expected() {
        Limits documented = Limits.documented(Limits.TenantSize.L);
        return new Limits(scaled(documented.units()), scaled(documented.writes()), scaled(documented.invitations()));
    }

    private Allowance scaled(Allowance allowance) {
        return new Allowance(allowance.amount() * window, Duration.ofNanos((long)
                (allowance.window().toNanos() * window)));
    }

    private Measured measured(EmulatedTargets targets, SdkGraphDirectories doors, Tenant tenant, Scenario scenario)
            throws Exception {
        GraphDirectory door = doors.open(tenant, Role.TARGET);
        EmulatedTargets.prepare(door);
        QuotaSettings quotas = QuotaSettings.DOCUMENTED.withSize(TenantSize.L).scaled(window, window);
        for (Limit limit : Limit.values()) {
            quotas = quotas.moved(limit, scenario.moved());
        }
        targets.emulator().control().quotas(tenant.name(), quotas.shared(scenario.taken(), scenario.taken()));
        WriterDesk desk = new WriterDesk(door, window < 1 ? 60 : 240, 3);
        People staff = new People(tenant.anchorProperty(), tenant.name() + ".onmicrosoft.com", null);
        int count = scenario.people(people);
        List<Order> joiners = IntStream.range(0, count).mapToObj(staff::joiner).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            Future<?> cycle = threads.submit(() -> desk.carryOut(joiners));
            Duration leaver = leaverInTheMiddle(desk, staff, count, cycle);
            cycle.get();
            return new Measured(Duration.ofNanos(System.nanoTime() - start), leaver);
        }
    }

    private static Duration leaverInTheMiddle(WriterDesk desk, People staff, int count, Future<?> cycle)
            throws InterruptedException {
        while (desk.done() < count / 2 && !cycle.isDone()) {
            Thread.sleep(20);
        }
        int number = 0;
        while (!desk.targetIds().containsKey(staff.joiner(number).commandId())) {
            number++;
        }
        String id =
                Objects.requireNonNull(desk.targetIds().get(staff.joiner(number).commandId()));
        return desk.carryOut(staff.leaver(number, id, Lane.URGENT));
    }

    private void add(EmulatedTargets targets, Tenant tenant, Scenario scenario, Measured measured) {
        AppCounters counters = targets.counters(tenant);
        QuotaUse writes = Objects.requireNonNull(counters.writeQuota());
        report.row(
                "limits", scenario.name(),
                "joiners", scenario.people(people),
                "seconds", round(measured.took().toMillis() / 1000.0),
                "writes", (long) writes.used(),
                "available", (long) writes.available(),
                "used %", round(100 * writes.used() / writes.available()),
                "requests", counters.requests(),
                "throttled", counters.throttled(),
                "throttled %", round(100.0 * counters.throttled() / counters.requests()),
                "leaver s", round(measured.leaver().toMillis() / 1000.0));
    }

    private static double round(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }
}
