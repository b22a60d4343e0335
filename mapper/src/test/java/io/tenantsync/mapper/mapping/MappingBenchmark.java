package io.tenantsync.mapper.mapping;

import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private SourcePerson somebody() {
        next = next + 1 == people.size() ? 0 : next + 1;
        return people.get(next);
    }
}
