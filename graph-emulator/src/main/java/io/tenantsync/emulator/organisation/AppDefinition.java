package io.tenantsync.emulator.organisation;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app registration that may ask for tokens.
 *
 * @param clientId the application id, a GUID
 * @param objectId the id of the application object, a GUID
 * @param secret its client secret, if it has one
 * @param certificate a PEM file with the certificate that its client assertions are signed with, if it has one
 * @param roles application permissions that the token shall carry
 * @param directoryRoles display names of directory roles that its service principal holds
 */
public record AppDefinition(
        String clientId,
        String objectId,
        @Nullable String secret,
        @Nullable Path certificate,
        List<String> roles,
        List<String> directoryRoles) {
    public AppDefinition {
        roles = List.copyOf(roles);
        directoryRoles = List.copyOf(directoryRoles);
    }

    /** An app that authenticates with a secret. */
    public static AppDefinition withSecret(String clientId, String objectId, String secret, List<String> roles) {
        return new AppDefinition(clientId, objectId, secret, null, roles, List.of());
    }

    /** An app that authenticates with a certificate. */
    public static AppDefinition withCertificate(
            String clientId, String objectId, Path certificate, List<String> roles) {
        return new AppDefinition(clientId, objectId, null, certificate, roles, List.of());
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "AppDefinition[clientId=" + clientId + ", objectId=" + objectId + ", roles=" + roles + "]";
    }
}
