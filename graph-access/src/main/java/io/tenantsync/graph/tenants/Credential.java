package io.tenantsync.graph.tenants;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How an application proves who it is. Holds where secrets are, never the secrets. */
public sealed interface Credential {

    /** The application (client) id. */
    String clientId();

    record Secret(String clientId, SecretSource secret) implements Credential {}

    /**
     * @param file a PEM file with certificate and private key, or a PKCS#12 file ({@code .pfx}, {@code .p12})
     * @param password of the PKCS#12 file; null if it has none
     */
    record Certificate(String clientId, Path file, @Nullable SecretSource password) implements Credential {
        /** Whether the file is PKCS#12 and not PEM. */
        public boolean pkcs12() {
            String name = file.toString();
            return name.endsWith(".pfx") || name.endsWith(".p12");
        }
    }

    /** A user-assigned managed identity of the machine that we run on. */
    record ManagedIdentity(String clientId) implements Credential {}

    /** @param tokenFile where the platform puts the identity's token, and renews it */
    record WorkloadIdentity(String clientId, Path tokenFile) implements Credential {}
}
