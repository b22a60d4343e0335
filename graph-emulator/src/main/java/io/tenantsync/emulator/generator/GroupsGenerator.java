package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups: departments, regions, nesting of these, and a corner where groups go round in a circle. */
final class GroupsGenerator {
    private static final Instant CREATED = Instant.parse("2019-02-01T08:00:00Z");
    private static final int EVERY_GUEST_IN = 4;

    private final long seed;
    private final Tenant tenant;
    private final Map<String, Integer> ordinals = new HashMap<>();

    GroupsGenerator(long seed, Tenant tenant) {
        this.seed = seed;
        this.tenant = tenant;
    }

    void generate() {
        Map<String, BitSet> departments = new HashMap<>();
        Map<String, BitSet> regions = new HashMap<>();
        BitSet guests = new BitSet();
        sort(departments, regions, guests);
        for (String department : Departments.ALL) {
            create(department, departments.getOrDefault(department, new BitSet()));
        }
        regions.keySet().stream().sorted().forEach(region -> create(region, members(regions, region)));
        create("All regions", nested(regions.keySet().stream().sorted().toList()));
        create("Commercial", nested(Departments.COMMERCIAL));
        create("Cross-tenant collaboration", collaboration(guests));
        circle("Book club", "Reading circle", "Library friends", departments);
    }

    private static BitSet members(Map<String, BitSet> groups, String name) {
        return groups.getOrDefault(name, new BitSet());
    }

    private void sort(Map<String, BitSet> departments, Map<String, BitSet> regions, BitSet guests) {
        Map<String, String> regionOf = new HashMap<>();
        Cultures.all().forEach(culture -> regionOf.put(culture.countryCode(), culture.region()));
        ObjectTable objects = tenant.objects();
        for (int ordinal = 0; ordinal < objects.size(); ordinal++) {
            ObjectVersion user = objects.at(ordinal).current();
            String department = user.text(UserSchema.DEPARTMENT);
            if (department == null) {
                guests.set(ordinal);
                continue;
            }
            departments.computeIfAbsent(department, name -> new BitSet()).set(ordinal);
            String country = user.text(UserSchema.USAGE_LOCATION);
            String region = regionOf.getOrDefault(country == null ? "" : country, "Europe");
            regions.computeIfAbsent(region, name -> new BitSet()).set(ordinal);
        }
    }

    /** Most departments, some through another group; and guests, whom nobody must take along. */
    private BitSet collaboration(BitSet guests) {
        List<String> direct = Departments.ALL.stream()
                .filter(name -> !Departments.NOT_COLLABORATING.contains(name))
                .filter(name -> !Departments.COMMERCIAL.contains(name))
                .toList();
        BitSet members = nested(direct);
        members.or(nested(List.of("Commercial")));
        guests.stream().filter(guest -> guest % EVERY_GUEST_IN == 0).forEach(members::set);
        return members;
    }

    private void circle(String first, String second, String third, Map<String, BitSet> departments) {
        int start = tenant.objects().size();
        BitSet readers = (BitSet) members(departments, "Legal").clone();
        readers.set(start + 1);
        create(first, readers);
        create(second, only(start + 2));
        create(third, only(start));
    }

    private static BitSet only(int ordinal) {
        BitSet one = new BitSet();
        one.set(ordinal);
        return one;
    }

    private BitSet nested(List<String> names) {
        BitSet members = new BitSet();
        for (String name : names) {
            Integer ordinal = ordinals.get(name);
            if (ordinal != null) {
                members.set(ordinal);
            }
        }
        return members;
    }

    private void create(String name, BitSet members) {
        int number = ordinals.size();
        @Nullable Object[] slots = new Object[GroupSchema.MEMBERS.index() + 1];
        slots[GroupSchema.DISPLAY_NAME.index()] = name;
        slots[GroupSchema.MAIL_NICKNAME.index()] = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        slots[GroupSchema.DESCRIPTION.index()] = "Generated group " + name;
        slots[GroupSchema.MAIL_ENABLED.index()] = false;
        slots[GroupSchema.SECURITY_ENABLED.index()] = true;
        slots[GroupSchema.CREATED_DATE_TIME.index()] = CREATED;
        slots[GroupSchema.MEMBERS.index()] = members;
        DirectoryObject group = tenant.load(
                Draw.of(seed, tenant.profile().tenantId(), "group", number).id(),
                ObjectType.GROUP,
                ObjectVersion.of(Life.LIVE, slots));
        ordinals.put(name, group.ordinal());
    }
}
