package io.tenantsync.emulator.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the control API shows it.
 *
 * @param users users that are not deleted
 * @param groups groups that are not deleted
 */
public record TenantSummary(
        String name,
        String tenantId,
        String initialDomain,
        List<String> verifiedDomains,
        int users,
        int groups,
        List<App> apps) {
    /** An app that may ask for tokens, with its secret: this is a toy directory. */
    public record App(
            String clientId, String objectId, @Nullable String secret, List<String> roles) {}
}
