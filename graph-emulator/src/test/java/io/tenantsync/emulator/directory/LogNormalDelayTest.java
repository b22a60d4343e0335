package io.tenantsync.emulator.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogNormalDelayTest {
    private final LogNormalDelay delay = new LogNormalDelay(3);

    @Test
    void hasAMedianOfTwoAndANinetyFifthPercentileOfTwentySeconds() {
        long[] sorted = LongStream.range(0, 100_000)
                .map(i -> delay.millis(new UUID(i * 7, i * 13), i))
                .sorted()
                .toArray();

        assertThat(sorted[50_000]).isBetween(1_900L, 2_100L);
        assertThat(sorted[95_000]).isBetween(19_000L, 21_000L);
    }

    @Test
    void isTheSameForTheSameWriteAndSeed() {
        UUID id = new UUID(1, 2);

        assertThat(delay.millis(id, 5)).isEqualTo(new LogNormalDelay(3).millis(id, 5));
        assertThat(delay.millis(id, 5)).isNotEqualTo(new LogNormalDelay(4).millis(id, 5));
    }
}
