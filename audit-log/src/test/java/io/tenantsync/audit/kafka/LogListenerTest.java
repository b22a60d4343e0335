package io.tenantsync.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LogListenerTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<String> stored = new ArrayList<>();
    private RuntimeException storeFails;
    private final LogListener listener = new LogListener(
            Map.of("t", new Intake<>(LogListenerTest::decode, this::store)), new DeadLetters("audit-log", producer));

    @Test
    void storesWhatItCanReadAndPutsTheRestAside() {
        listener.onMessage(batch("a", "unreadable", "b"));
        assertThat(stored).containsExactly("a", "b");
        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("t.audit-log.dead-letter");
            assertThat(letter.value()).isEqualTo("unreadable".getBytes(UTF_8));
            assertThat(reason(letter)).isEqualTo("not readable");
        });
    }

    @Test
    void findsTheOneThatTheStoreRefusesForItsContent() {
        listener.onMessage(batch("a", "b", "unstorable", "c", "d", "unstorable"));
        assertThat(stored).containsExactly("a", "b", "c", "d");
        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(reason(letter)).isEqualTo("not storable"));
    }

    @Test
    void putsARecordAsideThatBreaksTheCodec() {
        listener.onMessage(batch("a", "broken"));
        assertThat(stored).containsExactly("a");
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void discardsNothingWhileTheRegistryIsAway() {
        assertThatThrownBy(() -> listener.onMessage(batch("a", "unreadable", "away")))
                .isInstanceOf(TransientFailure.class);
        assertThat(stored).isEmpty();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void writesNoDeadLettersWhileTheDatabaseIsAway() {
        storeFails = new IllegalStateException("connection refused");
        assertThatThrownBy(() -> listener.onMessage(batch("a", "unreadable"))).isInstanceOf(TransientFailure.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void keepsWhatADatabaseQuotesToItself() {
        storeFails = new IllegalStateException(new SQLException("insert ... values ('Adele Vance')", "08006"));
        assertThatThrownBy(() -> listener.onMessage(batch("a")))
                .hasNoCause()
                .hasMessage("IllegalStateException by SQLException 08006");
    }

    @Test
    void saysThatItWaitsUntilABatchGoesThrough() {
        assertThat(listener.obstacle()).isEmpty();
        assertThatThrownBy(() -> listener.onMessage(batch("away")));
        assertThat(listener.obstacle()).contains("TransientFailure by TransientFailure");
        listener.onMessage(batch("a"));
        assertThat(listener.obstacle()).isEmpty();
    }

    @Test
    void asksForTheBatchAgainWhenADeadLetterIsNotTaken() {
        producer.sendException = new IllegalStateException("too large");
        assertThatThrownBy(() -> listener.onMessage(batch("unreadable"))).isInstanceOf(RuntimeException.class);
    }

    private static String decode(ConsumerRecord<byte[], byte[]> record) {
        String text = new String(record.value(), UTF_8);
        switch (text) {
            case "unreadable" -> throw new PoisonRecord("not readable", null);
            case "broken" -> throw new NullPointerException();
            case "away" -> throw new TransientFailure("registry", null);
            default -> {}
        }
        return text;
    }

    private void store(List<String> texts) {
        if (storeFails != null) {
            throw storeFails;
        }
        if (texts.contains("unstorable")) {
            throw new PoisonRecord("not storable", null);
        }
        stored.addAll(texts);
    }

    private static List<ConsumerRecord<byte[], byte[]>> batch(String... values) {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        Stream.of(values)
                .forEach(value -> batch.add(
                        new ConsumerRecord<>("t", 0, batch.size(), "k".getBytes(UTF_8), value.getBytes(UTF_8))));
        return batch;
    }

    private static String reason(ProducerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetter.REASON).value(), UTF_8);
    }
}
