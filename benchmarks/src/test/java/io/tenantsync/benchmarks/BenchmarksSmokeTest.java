package io.tenantsync.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the benchmarks run; their figures come from the commands in docs/performance.md. */
class BenchmarksSmokeTest {

    @Test
    void aFirstCycleIsMeasuredAgainstTheQuota() throws Exception {
        Map<String, Object> row = QuotaBenchmark.smoke(40).rows().getFirst();
        assertThat(row)
                .containsEntry("limits", "documented")
                .containsEntry("joiners", 40)
                .containsEntry("throttled", 0L);
        assertThat((Long) row.get("writes")).isEqualTo(81);
    }

    @Test
    void theWriterIsMeasuredBesideLoops() throws Exception {
        assertThat(WriterThroughputBenchmark.smoke(40).rows())
                .hasSize(12)
                .allSatisfy(row -> assertThat((Double) row.get("per second")).isPositive());
    }

    @Test
    void allUsersAreRead() {
        assertThat(DeltaReadingBenchmark.smoke(1_000).rows())
                .extracting(row -> row.get("users"))
                .startsWith(1_000, 1_000);
    }
}
