package io.tenantsync.detector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.detector.detection.polling.Bookmark;
import io.tenantsync.detector.detection.polling.LookupOrder;
import io.tenantsync.detector.detection.polling.Publication;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.WireFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I3, atomic checkpoint: the observations of a page and the link that follows it are one transaction. */
class TransactionalLogTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final Sighting SIGHTING = new Sighting(Origin.LIVE, 3, Instant.EPOCH);
    private static final Bookmark BOOKMARK =
            new Bookmark("https://next", false, false, 3, List.of(), List.of(), Instant.EPOCH, Instant.EPOCH);

    private final MockProducer<String, byte[]> producer = new MockProducer<>(
            cluster(), true, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final LookupOffsets offsets = new LookupOffsets();
    private final TransactionalLog log = new TransactionalLog(
            TENANT,
            producer,
            WireFormat.inMemory(),
            offsets,
            () -> new ConsumerGroupMetadata("change-detector"),
            () -> Instant.EPOCH,
            () -> true);

    @BeforeEach
    void open() {
        log.open();
    }

    @Test
    void writesAPageItsMarkersAndItsBookmarkInOneTransaction() {
        log.publish(publication(List.of(new RoundEnd(Resource.USERS, 3, false)), List.of()));

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.CHECKPOINTS);
        assertThat(producer.history().subList(1, 5))
                .as("the marker, in every partition")
                .extracting(ProducerRecord::partition)
                .containsExactly(0, 1, 2, 3);
        assertThat(producer.history().getLast().key()).isEqualTo(TENANT + "/users");
    }

    @Test
    void theEndOfAGroupsRoundGoesToGroupObservationsToo() {
        log.publish(publication(List.of(new RoundEnd(Resource.GROUPS, 3, false)), List.of()));
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsOnlyOnce(Topics.GROUP_OBSERVATIONS);
    }

    @Test
    void anEnumerationIsToldToEveryPartition() {
        log.publish(new Publication(
                List.of(), List.of(), List.of(new GroupEnumerated("g1", SIGHTING)), List.of(), Map.of(), List.of()));
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.OBSERVATIONS,
                        Topics.GROUP_OBSERVATIONS);
    }

    @Test
    void aCursorThatIsGoneLeavesATombstone() {
        Map<String, @Nullable Bookmark> dropped = new HashMap<>();
        dropped.put("users-baseline", null);
        log.publish(new Publication(List.of(), List.of(), List.of(), List.of(), dropped, List.of()));
        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(TENANT + "/users-baseline");
            assertThat(record.value()).isNull();
        });
    }

    @Test
    void commitsTheOffsetsOfAnsweredLookupsWithTheAnswers() {
        offsets.received(2, 40);
        log.publish(publication(List.of(), List.of(new LookupOrder(2, 40, List.of("u1")))));
        assertThat(producer.consumerGroupOffsetsHistory())
                .singleElement()
                .satisfies(groups -> assertThat(groups.get("change-detector"))
                        .isEqualTo(Map.of(new TopicPartition(Topics.LOOKUPS, 2), new OffsetAndMetadata(41))));
    }

    @Test
    void whatFailsLeavesNothingBehind() {
        producer.commitTransactionException = new IllegalStateException("broken");
        assertThatThrownBy(() -> log.publish(publication(List.of(), List.of()))).hasMessage("broken");
        assertThat(producer.history()).isEmpty();
        assertThat(producer.transactionAborted()).isTrue();
    }

    @Test
    void aFencedOwnerIsTold() {
        producer.fenceProducer();
        assertThatThrownBy(() -> log.publish(publication(List.of(), List.of())))
                .isInstanceOf(ProducerFencedException.class);
    }

    private static Publication publication(List<RoundEnd> ends, List<LookupOrder> answered) {
        return new Publication(
                List.of(new UserSighting("u1", SIGHTING, new UserFact.Removed(false))),
                List.of(),
                List.of(),
                ends,
                Map.of("users", BOOKMARK),
                answered);
    }

    private static Cluster cluster() {
        Node node = new Node(1, "nowhere", 1);
        List<PartitionInfo> partitions = IntStream.range(0, 4)
                .mapToObj(number ->
                        new PartitionInfo(Topics.OBSERVATIONS, number, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("c", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
    }
}
