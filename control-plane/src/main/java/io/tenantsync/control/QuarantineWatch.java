package io.tenantsync.control;

import io.tenantsync.control.operation.QuarantineDesk;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again how the work on each configuration goes. */
final class QuarantineWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(QuarantineWatch.class);

    private final QuarantineDesk desk;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;

    QuarantineWatch(QuarantineDesk desk, ControlPlaneSettings settings) {
        this.desk = desk;
        this.interval = settings.quarantineInterval();
    }

    @Override
    public synchronized void start() {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("quarantine-watch").daemon().factory());
        executor.scheduleWithFixedDelay(this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            desk.look();
        } catch (RuntimeException failed) {
            log.atWarn().setCause(failed).log("the progress could not be looked at; trying again soon");
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    /** After the start-up. */
    @Override
    public int getPhase() {
        return 1;
    }
}
