package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.PersonPacking;
import io.tenantsync.mapper.packing.Unpacker;
import io.tenantsync.mapper.reconciling.Event;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.schemas.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everybody again when a configuration, its epoch, its groups or the source's domains changed: from the local
 * store, a slice at a time, so that live input goes first.
 */
final class Sweeps {
    private static final int VERSION = 1;
    private static final int CHUNK = 50;

    private final KeyValueStore<String, byte[]> store;
    private final KeyValueStore<String, byte[]> users;
    private final Surroundings around;
    private final Desk desk;

    Sweeps(KeyValueStore<String, byte[]> store, KeyValueStore<String, byte[]> users, Surroundings around, Desk desk) {
        this.store = store;
        this.users = users;
        this.around = around;
        this.desk = desk;
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

    /** Works on open sweeps for about that long. */
    void slice(Duration budget) {
        Instant until = around.clock().instant().plus(budget);
        List<Rules> all = around.knowledge().configurations().stream()
                .sorted(Comparator.comparing(Rules::id))
                .toList();
        for (Rules rules : all) {
            Position position = current(rules);
            while (position != null
                    && !position.done()
                    && !around.clock().instant().isAfter(until)) {
                position = chunk(rules, position);
            }
        }
    }

    private @Nullable Position current(Rules rules) {
        Job job = around.knowledge().job(rules.id());
        if (job == Job.NONE) {
            return null;
        }
        Position position = position(rules);
        String asked = asked(rules);
        if (position == null || !position.asked().equals(asked)) {
            long finished = position == null ? -1 : position.finishedEpoch();
            position = remember(rules, new Position(asked, job.epoch(), finished, ""));
        }
        return position;
    }

    private Position chunk(Rules rules, Position position) {
        String prefix = rules.source().id() + "/";
        String after = Objects.requireNonNull(position.cursor());
        List<SourcePerson> people = new ArrayList<>();
        boolean more;
        try (KeyValueIterator<String, byte[]> entries = users.range(after.isEmpty() ? prefix : after, prefix + "~")) {
            while (people.size() < CHUNK && entries.hasNext()) {
                var entry = entries.next();
                if (!entry.key.equals(after)) {
                    people.add(PersonPacking.unpack(entry.value));
                }
            }
            more = entries.hasNext();
        }
        Event event = new Event.Evaluate("sweep-" + rules.revision() + "-" + position.epoch());
        for (SourcePerson person : people) {
            desk.handle(rules, new UserKey(person.tenantId(), person.userId()), person, event);
        }
        String cursor = more ? prefix + people.getLast().userId() : null;
        long finished = more ? position.finishedEpoch() : position.epoch();
        return remember(rules, new Position(position.asked(), position.epoch(), finished, cursor));
    }

    private Position remember(Rules rules, Position position) {
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

    private String asked(Rules rules) {
        Job job = around.knowledge().job(rules.id());
        int rest = Objects.hash(
                around.knowledge().counting(rules),
                around.knowledge().groupsOf(rules),
                job.sourceDomains(),
                rules.removing());
        return rules.revision() + "." + job.epoch() + "." + rest;
    }
}
