package io.tenantsync.emulator.directory.schema;

import java.util.List;

/**
 * One property of an entity type.
 *
 * @param name as on the wire
 * @param index its slot in an object's version
 * @param maxLength most characters of a string or of each member of a collection
 * @param required must be given at creation and cannot be cleared
 * @param clearable whether null may be written
 * @param indexed whether equality is answered from an index
 * @param byDefault whether reads without {@code $select} return it
 * @param members names of the members of a complex value
 */
public record Property(
        String name,
        int index,
        PropertyType type,
        int maxLength,
        Access access,
        boolean required,
        boolean clearable,
        Filtering filtering,
        boolean indexed,
        boolean byDefault,
        List<String> members) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** A writable property that may be cleared, filtered by default, not indexed, and is returned only when selected. */
    public static Property of(String name, PropertyType type) {
        return new Property(
                name, -1, type, UNLIMITED, Access.WRITABLE, false, true, Filtering.DEFAULT, false, false, List.of());
    }

    /** Whether this is a directory extension. */
    public boolean extension() {
        return name.startsWith("extension_");
    }

    /** Whether the value refers to other objects. */
    public boolean reference() {
        return type == PropertyType.REFERENCE || type == PropertyType.REFERENCES;
    }

    Property at(int slot) {
        return new Property(
                name, slot, type, maxLength, access, required, clearable, filtering, indexed, byDefault, members);
    }

    /** The same, at most so long. */
    public Property upTo(int length) {
        return new Property(
                name, index, type, length, access, required, clearable, filtering, indexed, byDefault, members);
    }

    Property readOnly() {
        return new Property(
                name,
                index,
                type,
                maxLength,
                Access.READ_ONLY,
                required,
                false,
                filtering,
                indexed,
                byDefault,
                members);
    }

    Property elsewhere() {
        return new Property(
                name, index, type, maxLength, Access.ELSEWHERE, false, false, Filtering.NONE, false, false, members);
    }

    Property mandatory() {
        return new Property(name, index, type, maxLength, access, true, false, filtering, indexed, byDefault, members);
    }

    Property notNullable() {
        return new Property(
                name, index, type, maxLength, access, required, false, filtering, indexed, byDefault, members);
    }

    Property filtered(Filtering how) {
        return new Property(
                name, index, type, maxLength, access, required, clearable, how, indexed, byDefault, members);
    }

    /** The same, with equality answered from an index. */
    public Property withIndex() {
        return new Property(
                name, index, type, maxLength, access, required, clearable, filtering, true, byDefault, members);
    }

    Property shownByDefault() {
        return new Property(
                name, index, type, maxLength, access, required, clearable, filtering, indexed, true, members);
    }

    Property with(List<String> memberNames) {
        return new Property(
                name, index, type, maxLength, access, required, clearable, filtering, indexed, byDefault, memberNames);
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
