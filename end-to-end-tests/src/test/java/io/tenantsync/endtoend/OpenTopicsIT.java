package io.tenantsync.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The topics from outside: readable with nothing of ours, and not to be brought down by what somebody writes there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenTopicsIT {
    private static final Set<String> EMPTY_AT_THIS_STAGE =
            Set.of("requests", "answers", "guard-reports", "permits", "staged", "decisions", "lookups");
    private static final Set<String> NOT_READ_YET = Set.of("requests", "answers");
    // when somebody asks who is staged
    private static final Set<String> READ_ON_DEMAND = Set.of("staged");

    @TempDir
    private static Path folder;

    private static RunningDemo demo;

    @BeforeAll
    static void start() {
        demo = RunningDemo.inSync(folder, 200);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Order(1)
    void aConsumerThatKnowsOnlyTheConfluentApiDecodesEveryTopic() {
        TopicContents contents = new TopicContents(demo);
        Map<String, Integer> decoded = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> each : contents.raw()) {
            if (!each.topic().endsWith(".dead-letter") && each.value() != null) {
                assertThat(contents.decode(each.value()).getSchema().getDoc()).isNotBlank();
                decoded.merge(TopicContents.what(each.topic()), 1, Integer::sum);
            }
        }
        Set<String> expected = new TreeSet<>();
        TopicCatalogue.entries().stream()
                .map(TopicEntry::what)
                .filter(what -> !EMPTY_AT_THIS_STAGE.contains(what))
                .forEach(expected::add);
        assertThat(decoded.keySet()).containsAll(expected);
    }

    @Test
    @Order(2)
    void everyChangeHasExactlyOneTerminalEntry() {
        TopicContents.Accounts accounts = new TopicContents(demo).accounts();
        assertThat(accounts.changes()).isGreaterThanOrEqualTo(200);
        assertThat(accounts.missing()).isEmpty();
        assertThat(accounts.twice()).isEmpty();
    }

    @Test
    @Order(3)
    void aPoisonRecordOnAnyTopicGoesToItsDeadLetterTopicWithTheReasonAndStopsNothing() throws Exception {
        List<String> expected = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (TopicEntry entry : TopicCatalogue.entries()) {
                if (NOT_READ_YET.contains(entry.what()) || READ_ON_DEMAND.contains(entry.what())) {
                    continue;
                }
                String topic = topic(entry);
                producer.send(new ProducerRecord<>(topic, key(entry), "not a record".getBytes(UTF_8)))
                        .get();
                if (!entry.what().equals("checkpoints")) { // read at the start of a poller only
                    entry.readers().forEach(reader -> expected.add(TopicEntry.deadLetter(topic, reader)));
                }
            }
        }
        Set<String> seen = new TreeSet<>();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (ConsumerRecord<byte[], byte[]> each : new TopicContents(demo).raw()) {
                if (each.topic().endsWith(".dead-letter")) {
                    assertThat(each.value()).isEqualTo("not a record".getBytes(UTF_8));
                    assertThat(new String(
                                    each.headers()
                                            .lastHeader("tenantsync-reason")
                                            .value(),
                                    UTF_8))
                            .isNotBlank();
                    seen.add(each.topic());
                }
            }
            assertThat(seen).containsAll(expected);
        });
        aChangeStillArrives();
    }

    private static void aChangeStillArrives() {
        Directory source = demo.tenant("contoso");
        Directory target = demo.tenant("fabrikam");
        source.call("PATCH", "/users/lidiah@contoso.com", "{\"department\":\"After the poison\"}");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> target.exportUsers("fabrikam").stream()
                        .anyMatch(user -> user.path("department").asString("").equals("After the poison")));
    }

    private static String topic(TopicEntry entry) {
        if (entry.per() == null) {
            return entry.name();
        }
        return entry.name(entry.per().equals("source-tenant") ? Tenants.SOURCE_ID : Tenants.TARGET_ID);
    }

    /** A key that belongs to nobody, except on configurations: there the last good value must stay in force. */
    private static byte[] key(TopicEntry entry) throws IOException {
        if (entry.what().equals("configurations") || entry.what().equals("job-states")) {
            return demo.progress()
                    .path("configurations")
                    .get(0)
                    .path("id")
                    .asString()
                    .getBytes(UTF_8);
        }
        return (Tenants.SOURCE_ID + "/99999999-9999-9999-9999-999999999999").getBytes(UTF_8);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", demo.bootstrapServers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
