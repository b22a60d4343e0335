package io.tenantsync.writer.kafka;

import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads commands for as long as the service runs; after a failure of the consumer it starts over with a new one. */
public final class CommandLoop {
    private static final Logger log = LoggerFactory.getLogger(CommandLoop.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final PlatformSettings platform;
    private final WireFormat wire;
    private final Targets targets;
    private final ResultPublisher results;
    private final LoopSettings settings;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("write-group-", 0).factory());
    private volatile boolean stopping;
    private volatile boolean healthy;
    private @Nullable Thread thread;

    public CommandLoop(
            PlatformSettings platform,
            WireFormat wire,
            Targets targets,
            ResultPublisher results,
            LoopSettings settings) {
        this.platform = platform;
        this.wire = wire;
        this.targets = targets;
        this.results = results;
        this.settings = settings;
    }

    public synchronized void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("target-writer-loop").start(this::run);
    }

    /** Whether commands are being read. */
    public boolean healthy() {
        return healthy;
    }

    /** Ends; bounded by the patience of the settings and a few seconds for the broker. */
    public synchronized void stop() {
        stopping = true;
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(settings.stopPatience().plus(CLOSE).plus(AGAIN))) {
                running.interrupt();
            }
            executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void run() {
        while (!stopping) {
            Consumer<byte[], byte[]> consumer = CommandConsumers.open(platform, settings);
            try {
                read(consumer);
            } finally {
                healthy = false;
                consumer.close(CloseOptions.timeout(CLOSE));
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        CommandReader reader = new CommandReader(consumer, wire, targets, results, settings, executor);
        try {
            while (!stopping) {
                reader.turn();
                healthy = !reader.waitsForRegistry();
            }
            reader.close();
        } catch (FencedInstanceIdException twin) {
            reader.abandon();
            log.atError()
                    .addKeyValue("instance", settings.instance())
                    .log("another target-writer runs under the same name; give each its own target-writer.instance");
            pause();
        } catch (RuntimeException failure) {
            reader.abandon();
            if (!stopping) {
                log.atError().setCause(failure).log("reading commands broke off and starts over");
                pause();
            }
        }
    }

    private void pause() {
        healthy = false;
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException stopped) {
            stopping = true;
        }
    }
}
