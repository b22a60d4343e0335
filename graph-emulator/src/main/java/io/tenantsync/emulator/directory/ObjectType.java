package io.tenantsync.emulator.directory;

/** The entity types that a tenant holds. */
public enum ObjectType {
    USER,
    GROUP;

    /** The type's name on the wire: {@code user} or {@code group}. */
    public String wireName() {
        return this == USER ? "user" : "group";
    }
}
