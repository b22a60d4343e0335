package io.tenantsync.emulator.organisation;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.json.Fields;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Switches as people write them: each by its name with true or false, page size and lifetime as numbers. */
public final class SwitchFields {
    private static final String PAGE_SIZE = "deltaPageSize";
    private static final String LIFETIME = "deltaTokenDays";

    private SwitchFields() {}

    /** Reads switches; those that are left out are off. */
    public static Switches read(Fields fields) {
        fields.allow(Stream.concat(
                        Stream.of(PAGE_SIZE, LIFETIME),
                        Arrays.stream(Switch.values()).map(SwitchFields::name))
                .toArray(String[]::new));
        Set<Switch> on = EnumSet.noneOf(Switch.class);
        for (Switch one : Switch.values()) {
            if (fields.flag(name(one), false)) {
                on.add(one);
            }
        }
        Switches documented = Switches.DOCUMENTED;
        return new Switches(
                on,
                (int) fields.count(PAGE_SIZE, documented.deltaPageSize()),
                Duration.ofDays(
                        fields.count(LIFETIME, documented.deltaTokenLifetime().toDays())));
    }

    /** All switches with their state, as they are read. */
    public static Map<String, Object> written(Switches switches) {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Switch one : Switch.values()) {
            written.put(name(one), switches.has(one));
        }
        written.put(PAGE_SIZE, switches.deltaPageSize());
        written.put(LIFETIME, switches.deltaTokenLifetime().toDays());
        return written;
    }

    private static String name(Switch one) {
        return Fields.camel(one.name());
    }
}
