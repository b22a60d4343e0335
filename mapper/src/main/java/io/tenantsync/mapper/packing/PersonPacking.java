package io.tenantsync.mapper.packing;

import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.HashMap;
import java.util.Map;

/** Source people as bytes. */
public final class PersonPacking {
    private static final int VERSION = 1;

    private PersonPacking() {}

    public static byte[] pack(SourcePerson person) {
        SourcePerson.Change change = person.change();
        return new Packer(VERSION)
                .text(person.tenantId())
                .text(person.userId())
                .text(change.id())
                .moment(change.observedAt())
                .constant(change.origin())
                .number(change.round())
                .constant(person.presence())
                .attributes(person.properties())
                .optionalText(person.managerId())
                .texts(person.groups())
                .optionalText(person.forcedBy())
                .bytes();
    }

    public static SourcePerson unpack(byte[] bytes) {
        Unpacker in = new Unpacker(bytes, VERSION);
        return new SourcePerson(
                in.text(),
                in.text(),
                new SourcePerson.Change(in.text(), in.moment(), in.constant(SourcePerson.Origin.class), in.number()),
                in.constant(SourcePerson.Presence.class),
                present(in),
                in.optionalText(),
                in.texts(),
                in.optionalText());
    }

    private static Map<String, Object> present(Unpacker in) {
        Map<String, Object> present = new HashMap<>();
        in.attributes().forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
