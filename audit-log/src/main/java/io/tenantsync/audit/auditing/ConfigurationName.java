package io.tenantsync.audit.auditing;

import org.jspecify.annotations.Nullable;

/**
 * What the log needs to know of a configuration.
 *
 * @param id its stable id
 * @param name its present name; null when only its end is known
 * @param present false once it has been removed
 */
public record ConfigurationName(String id, @Nullable String name, boolean present) {
    /** Nothing but that it is gone. */
    public static ConfigurationName forgotten(String id) {
        return new ConfigurationName(id, null, false);
    }
}
