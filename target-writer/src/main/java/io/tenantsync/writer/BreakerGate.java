package io.tenantsync.writer;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.tenantsync.writer.writing.errands.Reach;
import io.tenantsync.writer.writing.queueing.Gate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves a target alone after several groups in a row got nothing done there, then tries with one group at a time. */
final class BreakerGate implements Gate {
    private static final Logger log = LoggerFactory.getLogger(BreakerGate.class);
    private static final int GROUPS = 3;

    private final CircuitBreaker breaker;

    /** @param pause how long the target is left alone */
    BreakerGate(String tenantId, Duration pause) {
        breaker = CircuitBreaker.of(
                "target-" + tenantId,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(GROUPS)
                        .minimumNumberOfCalls(GROUPS)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(pause)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> log(tenantId, event.getStateTransition().getToState()));
    }

    private static void log(String tenantId, State state) {
        if (state == State.OPEN) {
            log.atWarn()
                    .addKeyValue("tenant", tenantId)
                    .log("target cannot be worked with, its commands wait; check network, throttling and credential");
        } else if (state == State.CLOSED) {
            log.atInfo().addKeyValue("tenant", tenantId).log("target can be worked with again");
        }
    }

    @Override
    public boolean tryEnter() {
        return breaker.tryAcquirePermission();
    }

    @Override
    public void left(Reach reach) {
        if (reach.lost()) {
            breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException("target not reached"));
        } else if (reach.answered() > 0) {
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        } else {
            breaker.releasePermission();
        }
    }

    @Override
    public boolean closed() {
        return breaker.getState() == State.OPEN;
    }
}
