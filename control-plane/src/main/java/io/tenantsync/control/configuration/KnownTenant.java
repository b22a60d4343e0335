package io.tenantsync.control.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A tenant of the operator's local file, as far as configurations care.
 *
 * @param readable whether there is a credential to read its people
 * @param writable whether there is a credential to write people there
 * @param anchorProperty the extension that carries the anchor; null if it is not known who owns it
 */
public record KnownTenant(
        TenantName tenant,
        boolean readable,
        boolean writable,
        @Nullable String anchorProperty) {}
