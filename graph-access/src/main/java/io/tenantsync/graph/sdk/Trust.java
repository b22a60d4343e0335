package io.tenantsync.graph.sdk;

import io.tenantsync.graph.tenants.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom TLS connections of a cloud trust. */
record Trust(SSLContext context, X509TrustManager manager) {

    /**
     * The certificates of the cloud's own file, and only they; empty if it has none and the platform's are right.
     *
     * @throws IllegalArgumentException if the file cannot be used
     */
    static Optional<Trust> of(Cloud cloud) {
        Path ca = cloud.ca();
        return ca == null ? Optional.empty() : Optional.of(in(ca));
    }

    private static Trust in(Path ca) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(keyStore(ca));
            X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new Trust(context, manager);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "The CA file " + ca + " cannot be used; it must be a PEM file with at least one certificate",
                    unusable);
        }
    }

    private static KeyStore keyStore(Path ca) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(ca)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca-" + store.size(), one);
            }
        }
        if (store.size() == 0) {
            throw new IOException("no certificate in it");
        }
        return store;
    }
}
