package io.tenantsync.graph.sdk;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import java.io.IOException;

/** Makes azure-identity's credentials from ours. */
final class SignIn {
    private final Tenant tenant;
    private final HttpClient client;

    SignIn(Tenant tenant, HttpClient client) {
        this.tenant = tenant;
        this.client = client;
    }

    /** @throws IllegalArgumentException if a secret cannot be read */
    TokenCredential with(Credential credential) {
        return switch (credential) {
            case Credential.Secret it ->
                inTenant(new ClientSecretCredentialBuilder(), it.clientId())
                        .clientSecret(read(it.secret()))
                        .build();
            case Credential.Certificate it -> certificate(it);
            case Credential.ManagedIdentity it ->
                quiet(new ManagedIdentityCredentialBuilder())
                        .clientId(it.clientId())
                        .build();
            case Credential.WorkloadIdentity it ->
                inTenant(new WorkloadIdentityCredentialBuilder(), it.clientId())
                        .tokenFilePath(it.tokenFile().toString())
                        .build();
        };
    }

    private TokenCredential certificate(Credential.Certificate certificate) {
        ClientCertificateCredentialBuilder builder =
                inTenant(new ClientCertificateCredentialBuilder(), certificate.clientId());
        String file = certificate.file().toString();
        builder = certificate.pkcs12() ? builder.pfxCertificate(file) : builder.pemCertificate(file);
        SecretSource password = certificate.password();
        return password == null
                ? builder.build()
                : builder.clientCertificatePassword(read(password)).build();
    }

    private <B extends AadCredentialBuilderBase<B>> B inTenant(B builder, String clientId) {
        Cloud cloud = tenant.cloud();
        quiet(builder)
                .tenantId(tenant.tenantId())
                .clientId(clientId)
                .authorityHost(cloud.authorityUrl().toString());
        // Discovery asks Microsoft's global host about hosts that it cannot know.
        return cloud.name().equals(Cloud.CUSTOM) ? builder.disableInstanceDiscovery() : builder;
    }

    /** Set here so that no environment variable can switch the logging of headers on. */
    private <B extends CredentialBuilderBase<B>> B quiet(B builder) {
        return builder.httpClient(client).httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE));
    }

    private String read(SecretSource secret) {
        try {
            return secret.read();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The secret of tenant " + tenant.name() + " cannot be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
