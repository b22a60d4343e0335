package io.tenantsync.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a broker that is alone in the world and shares its memory with an application. */
final class BrokerSettings {
    static final int NODE = 1;

    private BrokerSettings() {}

    static Map<String, String> of(Path folder, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(identity(folder, port, controllerPort));
        settings.putAll(aloneInTheWorld());
        settings.putAll(smallMemory());
        settings.putAll(quickReturn());
        return settings;
    }

    private static Map<String, String> identity(Path folder, int port, int controllerPort) {
        String controller = "127.0.0.1:" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@" + controller,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "log.dirs",
                folder.toString());
    }

    private static Map<String, String> aloneInTheWorld() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1");
    }

    // After a hard stop the controller waits for the broker's old session to end before it lets it in again.
    private static Map<String, String> quickReturn() {
        return Map.of("broker.session.timeout.ms", "5000", "broker.heartbeat.interval.ms", "1000");
    }

    private static Map<String, String> smallMemory() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.segment.bytes", "134217728",
                "log.index.size.max.bytes", "2097152",
                "log.preallocate", "false",
                "offsets.topic.segment.bytes", "16777216",
                "transaction.state.log.segment.bytes", "16777216"));
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        return settings;
    }
}
