package io.tenantsync.emulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A server certificate for this computer's loopback names, signed by an authority that clients are told to trust. */
public final class ServerIdentity {
    /** Guards nothing: whoever can read the file is the user who started the emulator. */
    public static final String PASSWORD = "emulator";

    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final String KEY_STORE = "server.p12";
    private static final String CA = "ca.pem";

    private final KeyStore keyStore;
    private final Path caCertificate;

    private ServerIdentity(KeyStore keyStore, Path caCertificate) {
        this.keyStore = keyStore;
        this.caCertificate = caCertificate;
    }

    /** The identity kept in the folder; made if there is none. */
    public static ServerIdentity in(Path folder, Clock clock) {
        try {
            Path stored = folder.resolve(KEY_STORE);
            Path ca = folder.resolve(CA);
            if (!Files.exists(stored) || !Files.exists(ca)) {
                create(stored, ca, clock.instant());
            }
            KeyStore keyStore = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(stored)) {
                keyStore.load(in, PASSWORD.toCharArray());
            }
            return new ServerIdentity(keyStore, ca);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(
                    "The server certificate in " + folder + " cannot be read or made. Delete " + KEY_STORE + " and "
                            + CA + " there to get new ones.",
                    e);
        }
    }

    /** Key and certificate chain, protected by {@link #PASSWORD}. */
    public KeyStore keyStore() {
        return keyStore;
    }

    /** The authority's certificate as PEM. */
    public Path caCertificate() {
        return caCertificate;
    }

    private static void create(Path stored, Path caFile, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair authority = generator.generateKeyPair();
        KeyPair server = generator.generateKeyPair();
        X500Principal issuer = new X500Principal("CN=Tenantsync emulator CA " + now.toEpochMilli());
        X509Certificate ca = authorityCertificate(issuer, authority, now);
        X509Certificate certificate = serverCertificate(issuer, authority.getPrivate(), server, now);
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        keyStore.load(null, null);
        keyStore.setKeyEntry(
                "server", server.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate, ca});
        try (OutputStream out = Files.newOutputStream(stored)) {
            keyStore.store(out, PASSWORD.toCharArray());
        }
        Files.writeString(caFile, pem(ca), StandardCharsets.US_ASCII);
    }

    private static X509Certificate authorityCertificate(X500Principal name, KeyPair keys, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder = builder(name, name, keys, BigInteger.ONE, now);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return sign(builder, keys.getPrivate());
    }

    private static X509Certificate serverCertificate(
            X500Principal issuer, PrivateKey authority, KeyPair keys, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder =
                builder(issuer, new X500Principal("CN=localhost"), keys, BigInteger.TWO, now);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        }));
        return sign(builder, authority);
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair keys, BigInteger serial, Instant now) {
        Date from = Date.from(now.minus(Duration.ofDays(1)));
        Date to = Date.from(now.plus(VALIDITY));
        return new JcaX509v3CertificateBuilder(issuer, serial, from, to, subject, keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
