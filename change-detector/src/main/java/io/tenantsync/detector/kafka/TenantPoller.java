package io.tenantsync.detector.kafka;

import io.tenantsync.detector.detection.polling.PollLoop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that polls one tenant. When something breaks, it throws producer and loop away and begins again from what was
 * written; when it is fenced, another instance owns the tenant and it ends.
 */
final class TenantPoller {
    private static final Logger log = LoggerFactory.getLogger(TenantPoller.class);
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String tenantId;
    private final TenantInbox inbox;
    private final LoopFactory loops;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Thread thread;

    /** Opens the log, reads the bookmarks and makes a loop that starts from them. */
    interface LoopFactory {
        Session open(String tenantId, TenantInbox inbox);
    }

    /** A loop and the log that it writes to. */
    interface Session extends AutoCloseable {
        PollLoop loop();

        @Override
        void close();
    }

    TenantPoller(String tenantId, TenantInbox inbox, LoopFactory loops) {
        this.tenantId = tenantId;
        this.inbox = inbox;
        this.loops = loops;
        this.thread = Thread.ofPlatform().name("poll-" + tenantId).daemon().unstarted(this::run);
    }

    void start() {
        inbox.open();
        thread.start();
    }

    boolean ended() {
        return !thread.isAlive();
    }

    /** Tells it to stop; {@link #awaitEnd} waits for that. */
    void stop() {
        stopped.set(true);
        inbox.close();
    }

    void awaitEnd() {
        if (Threads.join(thread, QUICK)) {
            return;
        }
        // it is not waiting but working, perhaps on a request that takes long
        thread.interrupt();
        if (!Threads.join(thread, STOP_PATIENCE)) {
            log.atWarn()
                    .addKeyValue("tenant", tenantId)
                    .log("polling has not ended in time; its next write will be fenced");
        }
    }

    private void run() {
        int failures = 0;
        while (!stopped.get()) {
            long began = System.nanoTime();
            try (Session session = loops.open(tenantId, inbox)) {
                session.loop().run();
            } catch (InterruptedException | InterruptException stop) {
                return;
            } catch (ProducerFencedException | InvalidProducerEpochException fenced) {
                log.atWarn().addKeyValue("tenant", tenantId).log("another instance polls this tenant; this one ends");
                return;
            } catch (RuntimeException broken) {
                boolean ranWell = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
                failures = ranWell ? 1 : failures + 1;
                if (!pauseAfter(broken, failures)) {
                    return;
                }
            }
        }
    }

    private boolean pauseAfter(RuntimeException broken, int failures) {
        if (stopped.get()) {
            return false;
        }
        log.atError()
                .setCause(broken)
                .addKeyValue("tenant", tenantId)
                .log("polling broke off; it begins again from the last checkpoint");
        try {
            inbox.await(Duration.ofSeconds(Math.min(1L << Math.min(failures - 1, 10), LONGEST_PAUSE.toSeconds())));
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }
}
