package io.tenantsync.control.configuration;

import org.jspecify.annotations.Nullable;

/**
 * An assigned person or group.
 *
 * @param name as the author wrote it: a name, a user principal name or an object id
 * @param id object id in the source tenant; null until it was looked up
 */
public record Assigned(String name, @Nullable String id) {
    Assigned unresolved() {
        return new Assigned(name, null);
    }
}
