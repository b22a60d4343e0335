package io.tenantsync.mapper.mapping;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many people one core maps in a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MappingBenchmark {
    private final List<SourcePerson> people = Town.of(1_000, 1);
    private final List<MappingRule> realistic = RealisticMapping.rules();
    private int next;

    /** The mapping of a configuration that names none. */
    @Benchmark
    public Mapped defaultMapping() {
        return AttributeMapping.apply(DefaultMapping.rules(), somebody());
    }

    /** Thirty rules, most of them expressions. */
    @Benchmark
    public Mapped realisticMapping() {
        return AttributeMapping.apply(realistic, somebody(), RealisticMapping.CIRCUMSTANCES);
    }

    /** The same by the processor time of one thread, for machines that others use too. */
    public static void main(String[] arguments) {
        MappingBenchmark benchmark = new MappingBenchmark();
        for (int round = 0; round < 6; round++) {
            System.out.printf(
                    "default %,d, realistic %,d users per second of processor time%n",
                    rate(200_000, benchmark::defaultMapping), rate(20_000, benchmark::realisticMapping));
        }
    }

    private static long rate(int people, Supplier<Mapped> mapping) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        int wished = 0;
        for (int count = 0; count < people; count++) {
            wished += mapping.get() instanceof Mapped.Wished ? 1 : 0;
        }
        return wished * 1_000_000_000L / (threads.getCurrentThreadCpuTime() - start);
    }

    private SourcePerson somebody() {
        next = next + 1 == people.size() ? 0 : next + 1;
        return people.get(next);
    }
}
