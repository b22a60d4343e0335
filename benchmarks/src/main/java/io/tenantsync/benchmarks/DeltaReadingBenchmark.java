package io.tenantsync.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.delta.DeltaPages;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.Governors;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Users per second from {@code users/delta}, with a delay for each page and without, and what stays in memory meanwhile. */
public final class DeltaReadingBenchmark {
    private static final List<String> PROPERTIES = List.of(
            "displayName",
            "givenName",
            "surname",
            "userPrincipalName",
            "mail",
            "jobTitle",
            "department",
            "companyName",
            "employeeId",
            "officeLocation",
            "city",
            "country",
            "accountEnabled",
            "usageLocation",
            "userType",
            "manager");

    private final Report report = new Report("delta-reading", System.out);
    private final Runtime memory = Runtime.getRuntime();

    /** What one round came to. */
    private record Round(int users, int pages, double firstMillis, double seconds, long keptBytes) {}

    /** {@code [--users N] [--delay MILLIS]}: N users are read at once, and about 4,000 of them with the delay. */
    public static void main(String[] given) {
        Arguments arguments = new Arguments(given, Set.of("users", "delay"));
        DeltaReadingBenchmark benchmark = new DeltaReadingBenchmark();
        benchmark.run(arguments.number("users", 100_000), arguments.number("delay", 100), 8_000);
        benchmark.report.print();
        System.exit(0);
    }

    /** A small one, for the test. */
    static Report smoke(int users) {
        DeltaReadingBenchmark benchmark = new DeltaReadingBenchmark();
        benchmark.run(users, 5, users / 2);
        return benchmark.report;
    }

    private void run(int users, int delay, int delayed) {
        try (EmulatedTargets targets = new EmulatedTargets(List.of("small", "source"), 0, users);
                SdkGraphDirectories doors = new SdkGraphDirectories(
                        GraphSettings.defaults(), Governors.none(), new SimpleMeterRegistry(), Clock.systemUTC())) {
            GraphDirectory door = doors.open(targets.targets().get(1), Role.TARGET);
            read(door, Math.min(users, 40_000), false);
            add("no delay", 0, read(door, users, false));
            add("no delay, watching memory", 0, read(door, users, true));
            targets.emulator().control().latency(Duration.ofMillis(delay), Duration.ZERO);
            add("delay", delay, read(door, delayed, false));
        }
    }

    /** Reads until so many users have come. */
    private Round read(GraphDirectory door, int wanted, boolean watching) {
        long before = watching ? live() : 0;
        long most = before;
        int users = 0;
        int pages = 0;
        DeltaLink start = door.firstUsers(PROPERTIES);
        long begin = System.nanoTime();
        double first = 0;
        try (DeltaPages round = door.pages(start, Lane.BULK)) {
            for (DeltaPage page = round.next(); page != null; page = users < wanted ? round.next() : null) {
                users += page.items().size();
                pages++;
                first = pages == 1 ? millisSince(begin) : first;
                if (watching && pages % Math.max(1, wanted / 200 / 8) == 0) {
                    most = Math.max(most, live());
                }
            }
        }
        return new Round(users, pages, first, millisSince(begin) / 1000, most - before);
    }

    private void add(String what, int delay, Round round) {
        double possible = delay == 0 ? Double.NaN : 1000.0 / delay * round.users() / round.pages();
        double perSecond = round.users() / round.seconds();
        report.row(
                "reading", what,
                "users", round.users(),
                "pages", round.pages(),
                "seconds", rounded(round.seconds()),
                "users per second", rounded(perSecond),
                "of sequential paging %", delay == 0 ? "" : rounded(100 * perSecond / possible),
                "first page ms", rounded(round.firstMillis()),
                "kept MB", rounded(round.keptBytes() / 1e6));
    }

    private long live() {
        memory.gc();
        return memory.totalMemory() - memory.freeMemory();
    }

    private static double millisSince(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1f", value));
    }
}
