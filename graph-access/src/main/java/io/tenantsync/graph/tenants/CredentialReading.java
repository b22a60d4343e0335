package io.tenantsync.graph.tenants;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a credential and looks whether its secret is there. */
final class CredentialReading {
    static final String SHAPES = "Say {type: secret, clientId: ..., secretFile: ...},"
            + " {type: certificate, clientId: ..., file: ...}, {type: managedIdentity, clientId: ...} or"
            + " {type: workloadIdentity, clientId: ..., tokenFile: ...}";
    private static final String CLIENT_ID = "Give the application (client) id, a GUID, from the app registration";
    private static final String SECRET = "Name a file with secretFile or an environment variable with secretEnv";

    /** Null after a problem. */
    @Nullable
    Credential read(Section section) {
        String type = section.text("type", SHAPES);
        String clientId = section.guid("clientId", CLIENT_ID).toLowerCase(Locale.ROOT);
        refuseInline(section, "secret", SECRET);
        refuseInline(section, "password", "Name a file with passwordFile or an environment variable with passwordEnv");
        Credential credential = switch (type) {
            case "secret" -> secret(section, clientId);
            case "certificate" -> certificate(section, clientId);
            case "managedIdentity" -> new Credential.ManagedIdentity(clientId);
            case "workloadIdentity" ->
                new Credential.WorkloadIdentity(
                        clientId,
                        section.path("tokenFile", "Name the file where the platform puts the identity's token"));
            case "" -> null;
            default -> {
                section.wrong("type", "'" + type + "' is not a type of credential", SHAPES);
                yield null;
            }
        };
        if (credential != null) {
            section.refuseUnknown();
        }
        return credential;
    }

    private static Credential secret(Section section, String clientId) {
        SecretSource source = source(section, "secretFile", "secretEnv");
        if (source == null && !section.hasForbidden("secret")) {
            section.wrong("secretFile", "there is no secret", SECRET);
        }
        return new Credential.Secret(clientId, source == null ? new SecretSource.InEnvironment("?") : source);
    }

    private static Credential certificate(Section section, String clientId) {
        var file = section.file("file", "Name a PEM file with certificate and private key, or a .pfx or .p12 file");
        return new Credential.Certificate(clientId, file, source(section, "passwordFile", "passwordEnv"));
    }

    private static @Nullable SecretSource source(Section section, String fileKey, String variableKey) {
        boolean inFile = section.has(fileKey);
        boolean inEnvironment = section.has(variableKey);
        if (inFile && inEnvironment) {
            section.wrong(variableKey, "the secret is named twice", "Keep " + fileKey + " or " + variableKey);
        }
        if (inFile) {
            return checked(section, fileKey, new SecretSource.InFile(section.path(fileKey, SECRET)));
        }
        return inEnvironment
                ? checked(section, variableKey, new SecretSource.InEnvironment(section.text(variableKey, SECRET)))
                : null;
    }

    private static SecretSource checked(Section section, String key, SecretSource source) {
        try {
            source.read();
        } catch (IOException unreadable) {
            String[] parts = String.valueOf(unreadable.getMessage()).split("; ", 2);
            section.wrong(key, parts[0], parts.length > 1 ? capital(parts[1]) : SECRET);
        }
        return source;
    }

    /** Says more than that the key is unknown: this is the mistake that everybody makes first. */
    private static void refuseInline(Section section, String key, String remedy) {
        if (section.hasForbidden(key)) {
            section.wrong(key, "a secret must not be in this file", remedy);
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
