package io.tenantsync.detector.topology;

import io.tenantsync.schemas.Topics;
import io.tenantsync.service.WireFormat;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/** Two merges that share nothing but the process: people by user key, groups in one partition. */
public final class MergeTopology {
    private MergeTopology() {}

    public static Topology build(WireFormat wire, TopicPresence topics, MergeMetrics metrics) {
        Topology topology = new Topology();
        source(topology, "observations", Topics.OBSERVATIONS);
        topology.addProcessor("merge-people", () -> new PeopleMerge(wire, topics, metrics), "observations");
        MergeStores.ofPeople().forEach(store -> topology.addStateStore(store, "merge-people"));
        sink(topology, "people-out", "merge-people");

        source(topology, "group-observations", Topics.GROUP_OBSERVATIONS);
        topology.addProcessor("merge-groups", () -> new GroupsMerge(wire, metrics), "group-observations");
        topology.addStateStore(MergeStores.builder(MergeStores.GROUPS), "merge-groups");
        sink(topology, "groups-out", "merge-groups");
        return topology;
    }

    private static void source(Topology topology, String name, String topic) {
        topology.addSource(
                AutoOffsetReset.earliest(), name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void sink(Topology topology, String name, String parent) {
        topology.addSink(
                name,
                Destination.topicName(),
                Destination.keySerializer(),
                new ByteArraySerializer(),
                Destination.partitioner(),
                parent);
    }
}
