package io.tenantsync.mapper.topology;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology. A client that cannot go on ends the service: a mapper that stands still must not look alive. */
public final class MapperStreams implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MapperStreams.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Topology topology;
    private final Properties properties;
    private final ThreadDeaths deaths;
    private final Runnable onDeath;
    private volatile @Nullable KafkaStreams streams;

    /** @param onDeath called on a thread of its own when the client cannot go on in this process */
    public MapperStreams(Topology topology, Properties properties, InstantSource clock, Runnable onDeath) {
        this.topology = topology;
        this.properties = properties;
        this.deaths = new ThreadDeaths(clock);
        this.onDeath = onDeath;
    }

    /** Whether it works, or is about to. */
    public boolean healthy() {
        KafkaStreams running = streams;
        return running != null && running.state().isRunningOrRebalancing() && !deaths.recent();
    }

    @Override
    public void start() {
        KafkaStreams starting = new KafkaStreams(topology, properties);
        starting.setUncaughtExceptionHandler(deaths);
        starting.setStateListener((now, before) -> {
            log.atInfo().addKeyValue("state", now).log("streams state changed");
            if (now == KafkaStreams.State.ERROR) {
                log.atError().log("the mapper cannot go on in this process and stops; see the errors above");
                Thread.ofPlatform().name("mapper-death").start(onDeath);
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
            log.atWarn().log("streams did not stop in time; the open transaction is rolled back by the broker");
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
