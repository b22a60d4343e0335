package io.tenantsync.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.control.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLatencyTest {
    private final ChangeLatency latency = new ChangeLatency();

    @Test
    void pairsAChangeWithTheFirstLaterWriteToTheSamePerson() {
        follow(source(1, 1_000, 1_400, "a"), target(2, 1_900, "t/b"), target(3, 2_000, "t/a"), target(4, 9_000, "t/a"));
        assertThat(latency.count()).isEqualTo(1);
        assertThat(latency.changeToTarget(50)).isEqualTo(1_000);
        assertThat(latency.visibleToTarget(50)).isEqualTo(600);
    }

    @Test
    void countsEveryChangeThatOneWriteAnswers() {
        follow(source(1, 1_000, 1_000, "a"), source(2, 1_500, 1_500, "a"), target(3, 2_000, "t/a"));
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.changeToTarget(99)).isEqualTo(1_000);
        assertThat(latency.changeToTarget(50)).isEqualTo(500);
    }

    @Test
    void leavesOutChangesThatLedToNoWrite() {
        follow(source(1, 1_000, 1_000, "a"), target(2, 99_000, "t/a"));
        assertThat(latency.count()).isZero();
        assertThat(latency.changeToTarget(50)).isEqualTo(-1);
    }

    private void follow(JournalEntry... entries) {
        latency.follow(List.of(entries), "source", "t", "target");
    }

    private static JournalEntry source(long seq, long at, long visibleAt, String id) {
        return new JournalEntry(seq, at, visibleAt, "source", "app", "update", id, "", List.of(), null);
    }

    private static JournalEntry target(long seq, long at, String anchor) {
        return new JournalEntry(seq, at, at, "target", "app", "update", "x", "", List.of(), anchor);
    }
}
