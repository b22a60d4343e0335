package io.tenantsync.detector.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.service.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ReplacementTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Replacement replacement = new Replacement(() -> now, Duration.ZERO);

    @Test
    void waitsForTheRegistryForAsLongAsItTakesAndIsUnhealthyMeanwhile() {
        assertThat(replacement.troubled()).isFalse();
        for (int time = 0; time < 20; time++) {
            assertThat(replacement.handle(new StreamsException(new TransientFailure("away", null))))
                    .isEqualTo(REPLACE_THREAD);
        }
        assertThat(replacement.troubled()).isTrue();
        now = now.plusSeconds(16);
        assertThat(replacement.troubled()).isFalse();
    }

    @Test
    void whatNobodyHasForeseenMayHappenAFewTimesOnly() {
        for (int time = 0; time < 5; time++) {
            assertThat(replacement.handle(new IllegalStateException("defect"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(replacement.handle(new IllegalStateException("defect"))).isEqualTo(SHUTDOWN_CLIENT);
        now = now.plus(Duration.ofMinutes(11));
        assertThat(replacement.handle(new IllegalStateException("defect"))).isEqualTo(REPLACE_THREAD);
    }
}
