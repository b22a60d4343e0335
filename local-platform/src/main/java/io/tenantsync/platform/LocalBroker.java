package io.tenantsync.platform;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker and its controller inside this process, on 127.0.0.1 only, with real transactions and real recovery
 * after a hard stop. It logs to slf4j under {@code kafka} and {@code org.apache.kafka}.
 *
 * <p>As in any Kafka, a broken disk ends the process.
 */
public final class LocalBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalBroker.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private final Path folder;
    private final KeptPorts ports;
    private int port;
    private @Nullable KafkaRaftServer server;

    LocalBroker(Path folder, KeptPorts ports, int port) {
        this.folder = folder.toAbsolutePath();
        this.ports = ports;
        this.port = port;
    }

    /** A broker that keeps its data and its port in a folder; not started yet. */
    public static LocalBroker in(Path folder) {
        return new LocalBroker(folder.resolve("kafka"), new KeptPorts(folder.resolve("ports.properties")), 0);
    }

    /** {@code 127.0.0.1:port}; the same after every restart. */
    public synchronized String bootstrapServers() {
        if (port == 0) {
            throw new IllegalStateException("the broker has not been started yet, so it has no port");
        }
        return "127.0.0.1:" + port;
    }

    /** Starts it and returns when it answers; nothing happens when it runs already. */
    public synchronized LocalBroker start() {
        if (server != null) {
            return this;
        }
        try {
            port = ports.port("kafka", port);
            int controllerPort = ports.port("kafka-controller", 0);
            format();
            KafkaRaftServer starting =
                    new KafkaRaftServer(new KafkaConfig(BrokerSettings.of(folder, port, controllerPort)), Time.SYSTEM);
            server = starting;
            starting.startup();
            return this;
        } catch (Exception e) {
            stop();
            throw PlatformFailure.of(
                    "The Kafka broker",
                    e,
                    "Its data is in " + folder + "; the logger \"kafka\" says more. If the disk is full make room, and"
                            + " if the data is beyond repair delete that folder: everything is then synchronized anew.");
        }
    }

    /** Gives a new folder its identity; a start that was cut off before that is repeated. */
    private void format() throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(folder.toString()))
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        }
    }

    /** Stops it, in bounded time; the data stays. Nothing happens when it does not run. */
    public synchronized void stop() {
        KafkaRaftServer stopping = server;
        if (stopping == null) {
            return;
        }
        server = null;
        Thread shutdown = Thread.ofPlatform().daemon().name("kafka-shutdown").start(() -> {
            stopping.shutdown();
            stopping.awaitShutdown();
        });
        try {
            if (!shutdown.join(SHUTDOWN)) {
                log.atWarn()
                        .addKeyValue("seconds", SHUTDOWN.toSeconds())
                        .log("kafka broker did not stop in time; it will recover its log at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
