package io.tenantsync.graph.sdk;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.failure.GraphFailure;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How long we wait and how often we try; throttling and passing trouble are counted apart. */
final class Patience {
    private final GraphSettings settings;
    private final IntervalFunction backOff;
    private final Retry throttled;
    private final Retry passing;
    private final Retry renewed;

    Patience(GraphSettings settings) {
        this.settings = settings;
        this.backOff =
                IntervalFunction.ofExponentialRandomBackoff(settings.backOff(), 2.0, 0.5, settings.longestWait());
        this.throttled = retry("throttled", settings.throttledAttempts(), GraphFailure.Throttled.class::isInstance);
        this.passing = retry("passing", settings.attempts(), Patience::passes);
        this.renewed = retry("renewed", 2, GraphFailure.Unauthenticated.class::isInstance);
    }

    /** Repeats an attempt that throws {@link Trouble}, and throws the last one's when it is enough. */
    <T> T repeat(Supplier<T> attempt) {
        Supplier<T> patient = Retry.decorateSupplier(renewed, Retry.decorateSupplier(passing, attempt));
        return throttled.executeSupplier(patient);
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param attempts how many there were
     * @param retryAfter what Graph asked for
     * @return null if it is enough
     */
    @Nullable
    Duration waitAfter(int attempts, GraphFailure failure, @Nullable Duration retryAfter) {
        if (attempts >= most(failure) || tooLong(retryAfter)) {
            return null;
        }
        return wait(attempts, retryAfter);
    }

    private int most(GraphFailure failure) {
        return switch (failure) {
            case GraphFailure.Throttled ignored -> settings.throttledAttempts();
            case GraphFailure.Unauthenticated ignored -> 2;
            default -> passes(failure) ? settings.attempts() : 0;
        };
    }

    private static boolean passes(GraphFailure failure) {
        return failure instanceof GraphFailure.Transient || failure instanceof GraphFailure.Unintelligible;
    }

    private boolean tooLong(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(settings.longestWait()) > 0;
    }

    private Duration wait(int attempts, @Nullable Duration retryAfter) {
        return retryAfter != null ? retryAfter : Duration.ofMillis(backOff.apply(attempts));
    }

    private Retry retry(String name, int attempts, Predicate<GraphFailure> wanted) {
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(attempts)
                .retryOnException(thrown -> thrown instanceof Trouble trouble
                        && wanted.test(trouble.failure())
                        && !tooLong(trouble.retryAfter()))
                .intervalBiFunction((count, outcome) -> wait(
                                count, outcome.getLeft() instanceof Trouble trouble ? trouble.retryAfter() : null)
                        .toMillis())
                .build();
        return Retry.of(name, config);
    }
}
