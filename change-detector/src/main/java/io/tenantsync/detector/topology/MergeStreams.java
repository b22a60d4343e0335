package io.tenantsync.detector.topology;

import io.tenantsync.service.PlatformSettings;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the merges. Stops after the pollers. */
public final class MergeStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MergeStreams.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_THREADS = Duration.ofSeconds(2);

    private final Topology topology;
    private final StreamsSettings settings;
    private final PlatformSettings platform;
    private final Runnable onDeath;
    private final Replacement replacement;
    private volatile @Nullable KafkaStreams streams;

    /** @param onDeath called once, on a thread of its own, when merging ended and cannot go on in this process */
    public MergeStreams(
            Topology topology,
            StreamsSettings settings,
            PlatformSettings platform,
            InstantSource clock,
            Runnable onDeath) {
        this.topology = topology;
        this.settings = settings;
        this.platform = platform;
        this.onDeath = onDeath;
        this.replacement = new Replacement(clock, BETWEEN_THREADS);
    }

    /** Whether merging goes on. */
    public boolean healthy() {
        KafkaStreams running = streams;
        return running != null && running.state().isRunningOrRebalancing() && !replacement.troubled();
    }

    @Override
    public void start() {
        KafkaStreams starting = new KafkaStreams(topology, settings.properties(platform));
        starting.setUncaughtExceptionHandler(replacement);
        starting.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.ERROR) {
                log.atError().log("merging has ended and cannot go on in this process");
                Thread.ofPlatform().name("change-detector-death").start(onDeath);
            }
        });
        starting.start();
        streams = starting;
    }

    @Override
    public void stop() {
        KafkaStreams running = streams;
        streams = null;
        if (running != null && !running.close(STOP_PATIENCE)) {
            log.atWarn().log("merging has not ended in time; its open transaction will be rolled back");
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }

    @Override
    public int getPhase() {
        return 100;
    }
}
