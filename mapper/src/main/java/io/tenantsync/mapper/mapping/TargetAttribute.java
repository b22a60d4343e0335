package io.tenantsync.mapper.mapping;

/**
 * One writable attribute of a target user.
 *
 * @param name Graph's name
 * @param kind what it holds
 * @param clearable whether it can be emptied
 * @param required whether a person cannot be provisioned when it cannot be computed
 */
public record TargetAttribute(String name, Kind kind, boolean clearable, boolean required) {
    /** What an attribute holds. */
    public enum Kind {
        /** One text. */
        TEXT,
        /** True or false. */
        TRUTH,
        /** A list of texts. */
        LIST,
        /** Another person. */
        REFERENCE,
        /** A directory extension, whose type only its owner knows. */
        ANY
    }
}
