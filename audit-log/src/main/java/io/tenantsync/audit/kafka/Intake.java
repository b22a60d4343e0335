package io.tenantsync.audit.kafka;

import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the records of one topic in. What cannot be read, and what the store refuses for its content, is handed back with
 * the reason; everything else is stored when this returns.
 */
final class Intake<T> {
    private final Decoder<T> decoder;
    private final Consumer<List<T>> store;

    Intake(Decoder<T> decoder, Consumer<List<T>> store) {
        this.decoder = decoder;
        this.store = store;
    }

    /**
     * The records that were refused.
     *
     * @throws TransientFailure if the registry had to be asked and did not answer; nothing is stored then
     */
    List<Refused> take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Refused> refused = new ArrayList<>();
        List<Arrived<T>> arrived = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                arrived.add(new Arrived<>(record, decoder.decode(record)));
            } catch (TransientFailure unreachable) {
                throw unreachable;
            } catch (RuntimeException unreadable) {
                refused.add(new Refused(record, reason(unreadable)));
            }
        }
        store(arrived, refused);
        return refused;
    }

    /** Halves what the store refuses until the records that it refuses stand alone. */
    private void store(List<Arrived<T>> arrived, List<Refused> refused) {
        if (arrived.isEmpty()) {
            return;
        }
        try {
            store.accept(arrived.stream().map(Arrived::value).toList());
        } catch (PoisonRecord poison) {
            if (arrived.size() == 1) {
                refused.add(new Refused(arrived.getFirst().record(), reason(poison)));
                return;
            }
            int half = arrived.size() / 2;
            store(arrived.subList(0, half), refused);
            store(arrived.subList(half, arrived.size()), refused);
        }
    }

    private static String reason(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private record Arrived<T>(ConsumerRecord<byte[], byte[]> record, T value) {}

    /** A record that will never get into the log, and why. */
    record Refused(ConsumerRecord<byte[], byte[]> record, String reason) {}
}
