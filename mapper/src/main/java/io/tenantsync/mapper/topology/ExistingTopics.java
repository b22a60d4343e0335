package io.tenantsync.mapper.topology;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The topics that exist, looked up in the background. Writing to one that does not would stop a Streams thread for a minute
 * and then kill it.
 */
public final class ExistingTopics implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ExistingTopics.class);

    private final Admin admin;
    private final Duration refresh;
    private volatile Set<String> names = Set.of();
    private @Nullable ScheduledExecutorService timer;

    public ExistingTopics(Admin admin, Duration refresh) {
        this.admin = admin;
        this.refresh = refresh;
    }

    /** Cheap; as of the last look-up. */
    public boolean contains(String topic) {
        return names.contains(topic);
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("mapper-topics").factory());
        timer.scheduleWithFixedDelay(this::look, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return 50;
    }

    private void look() {
        try {
            names = Set.copyOf(admin.listTopics().names().get(10, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failed) {
            // what was known stays good enough: topics of targets are never deleted while configurations name them
            log.atWarn().addKeyValue("reason", failed.toString()).log("topics could not be listed");
        }
    }
}
