package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.packing.PersonPacking;
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
    private static final int CHUNK = 50;

    private final SweepBook book;
    private final KeyValueStore<String, byte[]> users;
    private final Surroundings around;
    private final PermitBook permits;
    private final Desk desk;

    Sweeps(SweepBook book, KeyValueStore<String, byte[]> users, Surroundings around, PermitBook permits, Desk desk) {
        this.book = book;
        this.users = users;
        this.around = around;
        this.permits = permits;
        this.desk = desk;
    }

    /** Works on open sweeps for about that long. */
    void slice(Duration budget) {
        Instant until = around.clock().instant().plus(budget);
        List<Rules> all = around.knowledge().configurations().stream()
                .sorted(Comparator.comparing(Rules::id))
                .toList();
        for (Rules rules : all) {
            SweepBook.Position position = current(rules);
            while (position != null
                    && !position.done()
                    && !around.clock().instant().isAfter(until)) {
                position = chunk(rules, position);
            }
        }
    }

    private SweepBook.@Nullable Position current(Rules rules) {
        Job job = around.knowledge().job(rules.id());
        if (job == Job.NONE) {
            return null;
        }
        SweepBook.Position position = book.position(rules);
        String asked = book.asked(rules);
        if (position == null || !position.asked().equals(asked)) {
            permits.countAnew(rules.id());
            long finished = position == null ? -1 : position.finishedEpoch();
            position = book.remember(rules, new SweepBook.Position(asked, job.epoch(), finished, ""));
        }
        return position;
    }

    private SweepBook.Position chunk(Rules rules, SweepBook.Position position) {
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
        return book.remember(rules, new SweepBook.Position(position.asked(), position.epoch(), finished, cursor));
    }
}
