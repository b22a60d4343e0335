package io.tenantsync.control.configuration;

import org.jspecify.annotations.Nullable;

/**
 * How people are invited.
 *
 * @param address expression for the address; null = the source user principal name
 * @param redirectUrl where the invitation leads
 */
public record Invitation(@Nullable String address, String redirectUrl) {
    static Invitation standard(String targetTenantId) {
        return new Invitation(null, "https://myapplications.microsoft.com/?tenantid=" + targetTenantId);
    }
}
