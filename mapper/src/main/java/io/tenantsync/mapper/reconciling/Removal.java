package io.tenantsync.mapper.reconciling;

/**
 * A removal that asks for permission.
 *
 * @param kind what would happen
 * @param cause what it belongs to: {@code revision-<n>} or {@code round-<n>}
 * @param why in one sentence
 */
public record Removal(Kind kind, String cause, String why) {
    /** What would happen. */
    public enum Kind {
        DISABLE,
        SOFT_DELETE
    }
}
