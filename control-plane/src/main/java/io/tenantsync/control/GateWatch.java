package io.tenantsync.control;

import io.tenantsync.control.operation.JobControl;
import io.tenantsync.control.operation.JobControl.GateReport;
import io.tenantsync.control.operation.JobControl.Turn;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Looks at the gates again and again; sooner while one is closed, so that a mended setting takes effect at once. */
final class GateWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GateWatch.class);

    private final JobControl jobs;
    private final Duration interval;
    private final Duration closedInterval;
    private @Nullable ScheduledExecutorService executor;
    private volatile boolean lookedWell = true;

    GateWatch(JobControl jobs, ControlPlaneSettings settings) {
        this.jobs = jobs;
        this.interval = settings.trustCheckInterval();
        this.closedInterval = settings.closedGateInterval();
    }

    /** Logs which gates have turned. */
    static void tell(GateReport report) {
        for (Turn turn : report.turns()) {
            log.atLevel(turn.gate().open() ? Level.INFO : Level.WARN)
                    .addKeyValue("configuration", turn.configurationId())
                    .addKeyValue("gate", turn.gate().name())
                    .addKeyValue("side", turn.gate().side())
                    .addKeyValue("remedy", turn.gate().remedy())
                    .log(turn.gate().open() ? "gate opened" : "gate closed, writes stop");
        }
    }

    /** Whether broker and registry answered when the gates were looked at last. */
    boolean lookedWell() {
        return lookedWell;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gate-watch").daemon().factory());
        executor = fresh;
        next(fresh, closedInterval);
    }

    private void next(ScheduledExecutorService on, Duration pause) {
        if (!on.isShutdown()) {
            on.schedule(() -> look(on), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(ScheduledExecutorService on) {
        boolean allOpen = false;
        try {
            GateReport report = jobs.refreshGates();
            tell(report);
            allOpen = report.allOpen();
            lookedWell = true;
        } catch (RuntimeException failed) {
            lookedWell = false;
            log.atWarn().setCause(failed).log("the gates could not be looked at; trying again soon");
        }
        Duration pause = allOpen || interval.compareTo(closedInterval) < 0 ? interval : closedInterval;
        try {
            next(on, pause);
        } catch (RejectedExecutionException stopped) {
            log.atDebug().log("stopped while looking at the gates");
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService old = executor;
        executor = null;
        if (old != null) {
            old.shutdownNow();
            try {
                old.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
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
