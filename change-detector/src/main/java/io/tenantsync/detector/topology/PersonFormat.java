package io.tenantsync.detector.topology;

import io.tenantsync.detector.detection.Presence;
import io.tenantsync.detector.detection.merging.Person;
import java.util.TreeSet;

/** A person in a store. Changing the order of fields or of {@link Presence} needs a new version. */
final class PersonFormat {
    private static final int VERSION = 1;

    private PersonFormat() {}

    static byte[] write(Person person) {
        return new StateWriter(VERSION)
                .octet(person.presence().ordinal())
                .number(person.version())
                .number(person.changedIn())
                .number(person.seenInBaseline())
                .number(person.liveRound())
                .number(person.askedIn())
                .text(person.managerId())
                .values(person.properties())
                .rounds(person.groups())
                .texts(person.setLive())
                .bytes();
    }

    static Person read(byte[] bytes) {
        StateReader in = new StateReader(bytes, VERSION, "person");
        Presence presence = Presence.values()[in.octet()];
        long version = in.number();
        long changedIn = in.number();
        long seenInBaseline = in.number();
        long liveRound = in.number();
        long askedIn = in.number();
        String manager = in.textOrNull();
        var properties = in.values();
        var groups = in.rounds();
        return new Person(
                properties,
                manager,
                groups,
                presence,
                version,
                changedIn,
                seenInBaseline,
                liveRound,
                new TreeSet<>(in.texts()),
                askedIn);
    }
}
