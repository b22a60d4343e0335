package io.tenantsync.emulator.directory.schema;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One property of an entity type.
 *
 * @param name as on the wire
 * @param index its slot in an object's version
 * @param maxLength most characters of a string or of each member of a collection
 * @param members names of the members of a complex value
 */
public record Property(
        String name,
        int index,
        PropertyType type,
        int maxLength,
        Access access,
        Filtering filtering,
        List<String> members,
        Set<Trait> traits) {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    public Property {
        members = List.copyOf(members);
        traits = Collections.unmodifiableSet(traits.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(traits));
    }

    /** A writable property that may be cleared, cannot be filtered by, and is returned only when selected. */
    public static Property of(String name, PropertyType type) {
        return new Property(name, -1, type, UNLIMITED, Access.WRITABLE, Filtering.NONE, List.of(), Set.of());
    }

    /** Whether it has that trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it must be given at creation and cannot be cleared. */
    public boolean required() {
        return is(Trait.REQUIRED);
    }

    /** Whether null may be written. */
    public boolean clearable() {
        return access == Access.WRITABLE && !required() && !is(Trait.NOT_NULLABLE);
    }

    /** Whether equality is answered from an index. */
    public boolean indexed() {
        return is(Trait.INDEXED);
    }

    /** Whether reads without {@code $select} return it. */
    public boolean byDefault() {
        return is(Trait.BY_DEFAULT);
    }

    /** Whether this is a directory extension. */
    public boolean extension() {
        return name.startsWith("extension_");
    }

    /** Whether the value refers to other objects. */
    public boolean reference() {
        return type == PropertyType.REFERENCE || type == PropertyType.REFERENCES;
    }

    /** The same, at most so long. */
    public Property upTo(int length) {
        return new Property(name, index, type, length, access, filtering, members, traits);
    }

    /** The same with these traits too. */
    public Property with(Trait... more) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(traits);
        Collections.addAll(all, more);
        return new Property(name, index, type, maxLength, access, filtering, members, all);
    }

    Property at(int slot) {
        return new Property(name, slot, type, maxLength, access, filtering, members, traits);
    }

    Property readOnly() {
        return new Property(name, index, type, maxLength, Access.READ_ONLY, filtering, members, traits);
    }

    Property elsewhere() {
        return new Property(name, index, type, maxLength, Access.ELSEWHERE, Filtering.NONE, members, traits);
    }

    Property hidden() {
        return new Property(name, index, type, maxLength, Access.HIDDEN, filtering, members, traits);
    }

    /** The same, filtered by in that way. */
    public Property filtered(Filtering how) {
        return new Property(name, index, type, maxLength, access, how, members, traits);
    }

    Property of(List<String> memberNames) {
        return new Property(name, index, type, maxLength, access, filtering, memberNames, traits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Property property && property.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
