package io.tenantsync.emulator.token;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Checks assertions by which an app proves that it has the private key of its certificate. */
final class ClientAssertion {
    private final InstantSource clock;

    ClientAssertion(InstantSource clock) {
        this.clock = clock;
    }

    /** Null if the assertion is good; else what is wrong with it. */
    @Nullable
    String complaint(String assertion, String clientId, String certificatePem, String audiencePath) {
        Jwt jwt = Jwt.parse(assertion);
        if (jwt == null) {
            return "The client assertion is not a signed token.";
        }
        if (!jwt.text("iss").equals(clientId) || !jwt.text("sub").equals(clientId)) {
            return "The issuer and subject of the client assertion must be the client id.";
        }
        if (!jwt.text("aud").endsWith(audiencePath)) {
            return "The audience of the client assertion must be the token endpoint.";
        }
        if (jwt.number("exp") <= clock.instant().getEpochSecond()) {
            return "The client assertion has expired.";
        }
        X509Certificate certificate = certificate(certificatePem);
        if (certificate == null || !jwt.signedBy(certificate.getPublicKey())) {
            return "The client assertion is not signed with the certificate that is registered for the app.";
        }
        return null;
    }

    private static @Nullable X509Certificate certificate(String pem) {
        int begin = pem.indexOf("-----BEGIN CERTIFICATE-----");
        if (begin < 0) {
            return null;
        }
        try {
            byte[] bytes = pem.substring(begin).getBytes(StandardCharsets.US_ASCII);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            return null;
        }
    }
}
