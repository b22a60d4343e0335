package io.tenantsync.writer.kafka;

import static io.tenantsync.writer.kafka.Commands.TARGET;
import static io.tenantsync.writer.kafka.Commands.attributes;
import static io.tenantsync.writer.kafka.Commands.command;
import static io.tenantsync.writer.kafka.Commands.provision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Lane;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.Verdict;
import io.tenantsync.service.WireFormat;
import io.tenantsync.writer.writing.FakeTargetDirectory;
import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.errands.Reach;
import io.tenantsync.writer.writing.errands.StandingContract;
import io.tenantsync.writer.writing.errands.TargetWriter;
import io.tenantsync.writer.writing.queueing.Gate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.commands(TARGET), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final WireFormat wire = WireFormat.inMemory();
    private final FakeTargetDirectory target = new FakeTargetDirectory();
    private final TargetWriter writer =
            new TargetWriter(target, new StandingContract(), InstantSource.system(), time -> {}, Duration.ofMinutes(1));
    private boolean closed;
    private final Gate gate = new Gate() {
        @Override
        public boolean tryEnter() {
            return !closed;
        }

        @Override
        public void left(Reach reach) {}

        @Override
        public boolean closed() {
            return closed;
        }
    };
    private final Targets targets = new Targets() {
        @Override
        public Set<String> tenantIds() {
            return Set.of(TARGET, "33333333-3333-3333-3333-333333333333");
        }

        @Override
        public Target open(String tenantId) {
            return new Target(writer, gate);
        }
    };
    private final CommandReader reader = new CommandReader(
            consumer,
            wire,
            targets,
            new ResultPublisher(producer, wire),
            new LoopSettings("0", Duration.ofSeconds(10), 120, 4, 1000, Duration.ZERO, Duration.ofMillis(200)),
            Runnable::run);
    private long offset;

    @BeforeEach
    void assign() {
        target.now = Instant.now();
        Node node = new Node(0, "localhost", 9092);
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(PARTITION)));
        reader.turn();
    }

    @Test
    void readsOnlyTargetsWhoseTopicIsThere() {
        assertThat(consumer.subscription()).containsExactly(PARTITION.topic());
    }

    @Test
    void answersAndCommitsOnlyWhatTheBrokerHas() {
        deliver(command(1, provision(1, Orders.ANCHOR, attributes("displayName", "One")), null));
        reader.turn();

        assertThat(target.live).hasSize(1);
        ProvisioningResult result = result(producer.history().getFirst());
        assertThat(result.getId()).endsWith("#1");
        assertThat(result.getTerminal()).isTrue();
        assertThat(result.getApplied().getVerdict()).isEqualTo(Verdict.DONE);
        assertThat(result.getSteps().getFirst().getName()).isEqualTo("EntryImportAdd");
        assertThat(result.getSteps()).extracting(step -> step.getName()).contains("EntryExportAdd");
        assertThat(committed()).isZero();

        producer.completeNext();
        turnUntilCommitted(1);
    }

    @Test
    void aCommandThatNobodyCanReadGoesAsideAndTheNextIsDone() {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset++, key(), new byte[] {1, 2, 3}));
        deliver(command(2, provision(2, Orders.ANCHOR, attributes("displayName", "Two")), null));
        reader.turn();

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactlyInAnyOrder(
                        PARTITION.topic() + ".target-writer.dead-letter", Topics.PROVISIONING_RESULTS);
        producer.completeNext();
        producer.completeNext();
        turnUntilCommitted(2);
    }

    @Test
    void aResultThatCannotBeWrittenMakesItsCommandBeReadAgain() {
        Command command = command(1, provision(1, Orders.ANCHOR, attributes("displayName", "One")), null);
        deliver(command);
        reader.turn();
        producer.errorNext(new IllegalStateException("broker away"));
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        reader.turn();
        assertThat(consumer.position(PARTITION)).isZero();

        offset = 0;
        deliver(command);
        reader.turn();
        assertThat(target.live).hasSize(1);
        assertThat(result(producer.history().getLast()).getApplied().getCreated())
                .isTrue();
        producer.completeNext();
        turnUntilCommitted(1);
    }

    @Test
    void whileTheTargetIsAwayNothingIsReadAndNothingAnswered() {
        closed = true;
        deliver(command(1, provision(1, Orders.ANCHOR, attributes("displayName", "One")), null));
        reader.turn();
        reader.turn();
        assertThat(producer.history()).isEmpty();
        assertThat(consumer.paused()).containsExactly(PARTITION);

        closed = false;
        reader.turn();
        assertThat(producer.history()).hasSize(1);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void afterTheLossOfThePartitionNothingMoreIsCommitted() {
        deliver(command(1, provision(1, Orders.ANCHOR, attributes("displayName", "One")), null));
        reader.turn();
        reader.onPartitionsLost(List.of(PARTITION));
        producer.completeNext();
        reader.turn();

        assertThat(committed()).isZero();
    }

    private void deliver(Command bulk) {
        Command command = Command.newBuilder(bulk).setLane(Lane.LIVE).build();
        consumer.addRecord(
                new ConsumerRecord<>(PARTITION.topic(), 0, offset++, key(), wire.encode(PARTITION.topic(), command)));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    private static byte[] key() {
        return "k".getBytes();
    }

    private ProvisioningResult result(ProducerRecord<byte[], byte[]> record) {
        return wire.decode(record.topic(), record.value(), ProvisioningResult.class);
    }

    private long committed() {
        OffsetAndMetadata committed = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return committed == null ? 0 : committed.offset();
    }

    private void turnUntilCommitted(long wanted) {
        await().untilAsserted(() -> {
            reader.turn();
            assertThat(committed()).isEqualTo(wanted);
        });
    }
}
