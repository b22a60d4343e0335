package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import io.tenantsync.mapper.reconciling.Rules;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** How far the sweep of each configuration has come in one task. */
final class SweepBook {
    private static final int VERSION = 1;

    private final KeyValueStore<String, byte[]> store;
    private final Surroundings around;

    SweepBook(KeyValueStore<String, byte[]> store, Surroundings around) {
        this.store = store;
        this.around = around;
    }

    /**
     * How far a sweep has come.
     *
     * @param asked what it answers: revision, epoch and a hash of the rest
     * @param epoch the epoch that it answers
     * @param finishedEpoch the epoch that the last finished sweep answered; -1 = none
     * @param cursor the last person looked at; null when it is done
     */
    record Position(
            String asked,
            long epoch,
            long finishedEpoch,
            @Nullable String cursor) {
        boolean done() {
            return cursor == null;
        }
    }

    /** How far the sweep of a configuration has come; null before its first. */
    @Nullable
    Position position(Rules rules) {
        byte[] bytes = store.get(rules.id());
        if (bytes == null) {
            return null;
        }
        Unpacker in = new Unpacker(bytes, VERSION);
        return new Position(in.text(), in.number(), in.number(), in.optionalText());
    }

    /** Whether everybody was looked at with the present rules. */
    boolean isDone(Rules rules) {
        Position position = position(rules);
        return position != null && position.done() && position.asked().equals(asked(rules));
    }

    Position remember(Rules rules, Position position) {
        store.put(
                rules.id(),
                new Packer(VERSION)
                        .text(position.asked())
                        .number(position.epoch())
                        .number(position.finishedEpoch())
                        .optionalText(position.cursor())
                        .bytes());
        return position;
    }

    /** What the present sweep answers. */
    String asked(Rules rules) {
        return around.knowledge().sweep(rules).text();
    }
}
