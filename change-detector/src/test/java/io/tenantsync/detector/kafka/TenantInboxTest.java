package io.tenantsync.detector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.detector.detection.polling.LookupOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TenantInboxTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final TenantInbox inbox = new TenantInbox(new LookupOffsets());

    @Test
    @Timeout(20)
    void anOrderThatCameBeforeTheWaitEndsIt() throws InterruptedException {
        inbox.add(order(1, "a"));
        inbox.await(LONG);
        assertThat(inbox.oldest(10)).hasSize(1);
    }

    @Test
    @Timeout(20)
    void anOrderThatComesDuringTheWaitEndsIt() throws InterruptedException {
        Thread other = Thread.startVirtualThread(() -> inbox.add(order(1, "a")));
        inbox.await(LONG);
        other.join();
        assertThat(inbox.size()).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void anOrderThatCouldNotBeAnsweredDoesNotMakeTheLoopSpin() throws InterruptedException {
        inbox.add(order(1, "a"));
        inbox.oldest(10);
        long began = System.nanoTime();
        inbox.await(Duration.ofMillis(50));
        assertThat(System.nanoTime() - began)
                .isGreaterThanOrEqualTo(Duration.ofMillis(45).toNanos());
    }

    @Test
    void handsOutWholeOrdersUpToThatManyPeopleAndAlwaysOne() {
        inbox.add(order(1, "a", "b", "c"));
        inbox.add(order(2, "d"));
        assertThat(inbox.oldest(2)).hasSize(1);
        assertThat(inbox.oldest(4)).hasSize(2);
        inbox.done(List.of(order(1, "a", "b", "c")));
        assertThat(inbox.oldest(4)).containsExactly(order(2, "d"));
    }

    @Test
    @Timeout(20)
    void tellsTheLoopToStopWhenItIsClosed() {
        inbox.close();
        assertThatThrownBy(() -> inbox.await(LONG)).isInstanceOf(InterruptedException.class);
    }

    private static LookupOrder order(long offset, String... ids) {
        return new LookupOrder(0, offset, List.of(ids));
    }
}
