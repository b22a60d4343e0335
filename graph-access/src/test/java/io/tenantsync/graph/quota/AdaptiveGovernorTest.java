package io.tenantsync.graph.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.graph.quota.Governor.Ask;
import io.tenantsync.graph.quota.Governor.Grant;
import io.tenantsync.graph.quota.Limits.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdaptiveGovernorTest {
    private static final Cost HUNDRED = new Cost(0, 100);

    @Test
    void isHeldByNobodyOnceTheCallersGuardSaysStop() throws Exception {
        AdaptiveGovernor governor = governor(100, Duration.ofHours(1));
        assertThat(governor.acquire(ask(Lane.BULK, () -> true))).isNotNull();
        assertThat(governor.acquire(ask(Lane.BULK, new Countdown(3)))).isNull();
        assertThat(writes(governor).waiting()).isZero();
    }

    @Test
    void anInterruptedWaitLeavesTheLine() throws Exception {
        AdaptiveGovernor governor = governor(100, Duration.ofHours(1));
        governor.acquire(ask(Lane.BULK, () -> true));
        CountDownLatch waits = new CountDownLatch(1);
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                governor.acquire(ask(Lane.BULK, () -> {
                    waits.countDown();
                    return true;
                }));
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
        waiting.interrupt();
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(writes(governor).waiting()).isZero();
    }

    @Test
    void givesBackWhatWasNotUsed() throws Exception {
        AdaptiveGovernor governor = governor(200, Duration.ofHours(1));
        try (Grant grant = governor.acquire(ask(Lane.BULK, () -> true))) {
            grant.unused();
        }
        assertThat(writes(governor).left()).isEqualTo(200);
    }

    @Test
    void manyThreadsTakeNoMoreThanFlowsIn() throws Exception {
        AdaptiveGovernor governor = governor(1_000, Duration.ofSeconds(1));
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = IntStream.range(0, 30)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> {
                        try (Grant grant = governor.acquire(ask(Lane.BULK, () -> true))) {
                            return grant;
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isNotNull();
            }
        }
        // 900 of the bucket at once, then 1,000 a second
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2_050), Duration.ofSeconds(4));
    }

    private static Governor.Standing writes(AdaptiveGovernor governor) {
        return governor.standing().get(Limit.WRITES.ordinal());
    }

    private static AdaptiveGovernor governor(int writes, Duration window) {
        Allowance plenty = new Allowance(1_000_000, Duration.ofSeconds(1));
        return new AdaptiveGovernor(new Limits(plenty, new Allowance(writes, window), plenty), Clock.systemUTC());
    }

    private static Ask ask(Lane lane, BooleanSupplier guard) {
        return new Ask(lane, "a", HUNDRED, guard);
    }

    /** Says yes so many times. */
    private static final class Countdown implements BooleanSupplier {
        private int left;

        Countdown(int left) {
            this.left = left;
        }

        @Override
        public boolean getAsBoolean() {
            return left-- > 0;
        }
    }
}
