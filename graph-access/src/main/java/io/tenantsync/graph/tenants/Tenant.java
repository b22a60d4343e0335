package io.tenantsync.graph.tenants;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant of the operator's file.
 *
 * @param name the operator's short name for it
 * @param tenantId GUID in lower case
 * @param sourceCredential reads people and groups; null if this process must not read them
 * @param targetCredential reads and writes the people that we keep there; null if this process must not write
 * @param anchorApplication application (client) id that owns the anchor extension; null if there is neither a
 *     {@code anchorApplication} nor a target credential
 */
public record Tenant(
        String name,
        String tenantId,
        Cloud cloud,
        @Nullable Credential sourceCredential,
        @Nullable Credential targetCredential,
        @Nullable String anchorApplication) {
    public Tenant {
        tenantId = tenantId.toLowerCase(Locale.ROOT);
        if (anchorApplication == null && targetCredential != null) {
            anchorApplication = targetCredential.clientId();
        }
    }

    /** The credential for a role, if this process has one. */
    public Optional<Credential> credential(Role role) {
        return Optional.ofNullable(
                switch (role) {
                    case SOURCE -> sourceCredential;
                    case TARGET -> targetCredential;
                });
    }

    /**
     * The directory extension that holds the anchor, as Graph names it.
     *
     * @throws IllegalStateException if this process does not know which application owns it
     */
    public String anchorProperty() {
        if (anchorApplication == null) {
            throw new IllegalStateException("Tenant " + name + " has neither anchorApplication nor a target credential"
                    + " in the tenants file, so the anchor's name is unknown");
        }
        return "extension_" + anchorApplication.replace("-", "").toLowerCase(Locale.ROOT) + "_tenantsyncSource";
    }
}
