package io.tenantsync.emulator.directory.schema;

/** The shapes a property's value can have; the comment names the Java type that a version holds. */
public enum PropertyType {
    /** The object id; not held in a slot. */
    ID,
    /** {@code String}. */
    STRING,
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code Long}. */
    INTEGER,
    /** {@code Instant}. */
    DATE_TIME,
    /** {@code List<String>}. */
    STRINGS,
    /** {@code Map<String, String>} with the names of {@link Property#members()}. */
    COMPLEX,
    /** {@code List<Map<String, String>>} with the names of {@link Property#members()}. */
    COMPLEX_LIST,
    /** A password, which is checked and forgotten. */
    PASSWORD,
    /** {@code Integer}, the ordinal of another object. */
    REFERENCE,
    /** {@code BitSet} of ordinals of other objects. */
    REFERENCES
}
