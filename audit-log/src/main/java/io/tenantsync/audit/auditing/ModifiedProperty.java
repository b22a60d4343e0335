package io.tenantsync.audit.auditing;

import org.jspecify.annotations.Nullable;

/**
 * A property of the target that an entry changed.
 *
 * @param name Graph name
 * @param oldValue as text; null when it was empty or unknown
 * @param newValue as text; null when cleared
 */
public record ModifiedProperty(
        String name, @Nullable String oldValue, @Nullable String newValue) {}
