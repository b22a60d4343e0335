package io.tenantsync.mapper.topology;

import io.tenantsync.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** How the parts are put together: co-partitioned sources, three global feeds, the mapper, and the guard beside it. */
public final class MapperTopology {
    /** What people, answers, references, permits and decisions are read from, partition by partition. */
    public static final List<String> SOURCES =
            List.of(Topics.USERS, Topics.PROVISIONING_RESULTS, Topics.REFERENCES, Topics.PERMITS, Topics.DECISIONS);

    private static final String[] GUARDED = {Topics.GUARD_REPORTS, Topics.PROGRESS};

    private static final String INPUT = "input";
    private static final String MAPPER = "mapper";
    private static final String OUTPUT = "output";

    private MapperTopology() {}

    /** The topology; nothing is started. */
    public static Topology of(Surroundings around) {
        Topology topology = new Topology();
        global(
                topology,
                Topics.CONFIGURATIONS,
                around,
                () -> new GlobalContents.Configurations(around.wire(), around.knowledge()));
        global(topology, Topics.JOB_STATES, around, () -> new GlobalContents.Jobs(around.wire(), around.knowledge()));
        GlobalContents.Groups groups = new GlobalContents.Groups(around.wire(), around.knowledge());
        global(topology, Topics.GROUPS, around, () -> groups);
        topology.addSource(
                INPUT, new ByteArrayDeserializer(), new ByteArrayDeserializer(), SOURCES.toArray(String[]::new));
        topology.addProcessor(MAPPER, MapperProcessor.supplier(around), INPUT);
        out(topology, OUTPUT, MAPPER);
        topology.addSource("guard-input", new ByteArrayDeserializer(), new ByteArrayDeserializer(), GUARDED);
        topology.addProcessor("guard", GuardProcessor.supplier(around), "guard-input");
        out(topology, "guard-output", "guard");
        return topology;
    }

    private static void out(Topology topology, String name, String from) {
        TopicNameExtractor<Outgoing, byte[]> topic = (key, value, context) -> key.topic();
        StreamPartitioner<Outgoing, byte[]> partition = (name1, key, value, partitions) ->
                Optional.ofNullable(key.partition()).map(Set::of);
        topology.addSink(name, topic, new OutgoingKeys(), new ByteArraySerializer(), partition, from);
    }

    private static void global(
            Topology topology, String topic, Surroundings around, Supplier<GlobalFeed.Content> content) {
        String store = "global." + topic;
        ProcessorSupplier<byte[], byte[], Void, Void> feed = () -> new GlobalFeed(topic, store, around, content.get());
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(store), Serdes.ByteArray(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                "from." + topic,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                "feed." + topic,
                feed);
    }

    private static final class OutgoingKeys implements Serializer<Outgoing> {
        @Override
        public byte @Nullable [] serialize(String topic, Outgoing key) {
            return key.key();
        }
    }
}
