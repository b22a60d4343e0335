package io.tenantsync.control.kafka;

import static io.tenantsync.control.ConfigurationText.CONTOSO;
import static io.tenantsync.control.ConfigurationText.FABRIKAM;
import static io.tenantsync.control.ConfigurationText.MINIMAL;
import static io.tenantsync.control.ConfigurationText.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.control.Platform;
import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.operation.JobState;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.operation.Published;
import io.tenantsync.control.operation.Revision;
import io.tenantsync.control.operation.Revision.Life;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaPublicationsIT {
    private final PlatformSettings settings = Platform.settings();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private TopicSetup setup;

    @BeforeEach
    void makeTopics() {
        setup = new TopicSetup(settings);
        opened.add(setup);
        setup.once(Duration.ofSeconds(60));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void findsWhatAnEarlierProcessPublished() {
        KafkaPublications first = open();
        Published published = publish(first, "read-back", 1);

        assertThat(open().current()).contains(published);

        Published newer = publish(first, "read-back", 2);
        assertThat(first.current()).contains(newer).doesNotContain(published);
    }

    @Test
    void makesTheTopicsOfAPairReadyForWriting() throws Exception {
        open().prepare(named("pair"));

        try (Admin admin = Admin.create(settings.clientProperties("test"))) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            Topics.commands(FABRIKAM.tenantId()),
                            Topics.userChanges(CONTOSO.tenantId()),
                            TopicEntry.deadLetter(Topics.commands(FABRIKAM.tenantId()), "target-writer"));
        }
    }

    @Test
    void leavesTheLastGoodRevisionInForceWhenARecordIsPoison() {
        KafkaPublications publications = open();
        Published good = publish(publications, "poisoned", 1);
        byte[] poison = "no record at all".getBytes(UTF_8);
        writeRaw(Topics.CONFIGURATIONS, good.revision().id(), poison);

        assertThat(publications.current()).contains(good);
        assertThat(open().current()).as("after a restart").contains(good);
        assertThat(records(TopicEntry.deadLetter(Topics.CONFIGURATIONS, "control-plane")))
                .anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(poison);
                    assertThat(new String(
                                    letter.headers()
                                            .lastHeader(DeadLetter.REASON)
                                            .value(),
                                    UTF_8))
                            .contains("magic byte");
                });
        List<ConsumerRecord<byte[], byte[]>> written = records(Topics.CONFIGURATIONS);
        assertThat(written.getLast().value())
                .as("compaction must not keep the poison alone")
                .isNotEqualTo(poison);
    }

    @Test
    void waitsForTheRegistryAndLosesNothing() {
        Published published = publish(open(), "patient", 1);
        KafkaPublications fresh = open();

        SharedPlatform.get().registry().stop();
        try {
            assertThatThrownBy(fresh::current).isInstanceOf(TransientFailure.class);
        } finally {
            SharedPlatform.get().registry().start();
        }

        assertThat(fresh.current()).contains(published);
    }

    private KafkaPublications open() {
        WireFormat wire = new WireFormat(settings);
        KafkaPublications publications = new KafkaPublications(settings, wire, setup);
        opened.add(wire);
        opened.add(publications);
        return publications;
    }

    /** Removed ones, so that other tests on the same broker do not find the pair of tenants taken. */
    private static Published publish(KafkaPublications publications, String name, long number) {
        Instant at = Instant.parse("2026-11-23T08:00:00Z");
        Revision revision = new Revision(Revision.idOf(name), named(name), number, "anna", at, "", Life.REMOVED);
        JobState job = new JobState(Run.RUNNING, 0, "", List.of(), List.of("contoso.com"), "x.example", at);
        publications.publish(revision);
        publications.publish(revision.id(), job);
        return new Published(revision, job);
    }

    private static Synchronization named(String name) {
        return read(MINIMAL.replace("contoso-to-fabrikam", name));
    }

    private void writeRaw(String topic, String key, byte[] value) {
        try (WireFormat wire = WireFormat.inMemory();
                Outbox outbox = new Outbox(settings, wire)) {
            outbox.write(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> properties = settings.clientProperties("test-reader");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
