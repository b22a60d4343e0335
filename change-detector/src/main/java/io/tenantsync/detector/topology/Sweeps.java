package io.tenantsync.detector.topology;

import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.merging.LookupReason;
import io.tenantsync.detector.detection.merging.Person;
import io.tenantsync.schemas.UserKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Visits everybody of a tenant, a slice at a time; survives restarts. */
final class Sweeps {
    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyValueStore<Bytes, byte[]> people;
    private final Asking asking;
    private final Merge merge;
    private final InstantSource clock;
    private boolean any = true;

    /** Lays a fact over a person as if it had been observed. */
    interface Merge {
        void merge(UserKey key, Sighting sighting, UserFact fact);
    }

    Sweeps(
            KeyValueStore<Bytes, byte[]> store,
            KeyValueStore<Bytes, byte[]> people,
            Asking asking,
            Merge merge,
            InstantSource clock) {
        this.store = store;
        this.people = people;
        this.asking = asking;
        this.merge = merge;
        this.clock = clock;
    }

    void add(Sweep sweep) {
        store.put(sweep.key(), sweep.write());
        any = true;
    }

    void goOn(Slice slice) {
        if (!any) {
            return;
        }
        for (Sweep sweep : under()) {
            if (slice.over()) {
                return;
            }
            visit(sweep, slice);
        }
        any = !under().isEmpty();
    }

    private List<Sweep> under() {
        List<Sweep> sweeps = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> sweeps.add(Sweep.read(entry.value)));
        }
        return sweeps;
    }

    private void visit(Sweep sweep, Slice slice) {
        try (KeyValueIterator<Bytes, byte[]> range = people.range(sweep.next(), Keys.last(sweep.tenantId()))) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> entry = range.next();
                if (slice.over()) {
                    store.put(sweep.key(), sweep.from(entry.key).write());
                    return;
                }
                slice.used(1);
                visit(sweep, entry.key, PersonFormat.read(entry.value), slice);
            }
        }
        store.delete(sweep.key());
    }

    private void visit(Sweep sweep, Bytes stored, Person person, Slice slice) {
        UserKey key = Keys.user(stored);
        if (sweep.groupId() == null) {
            if (person.missedBy(sweep.round())) {
                people.put(stored, PersonFormat.write(person.asked(sweep.round())));
                asking.add(key, LookupReason.UNSEEN_IN_BASELINE, sweep.round());
            }
        } else if (person.hasStaleEdge(sweep.groupId(), sweep.round())) {
            Sighting sighting = new Sighting(Origin.BASELINE, sweep.round(), clock.instant());
            merge.merge(key, sighting, new UserFact.Membership(sweep.groupId(), false));
            slice.used(2);
        }
    }
}
