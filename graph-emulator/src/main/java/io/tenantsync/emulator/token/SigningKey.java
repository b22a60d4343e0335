package io.tenantsync.emulator.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** The RSA key that access tokens are signed with. */
public record SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    private static final String FILE = "token-signing-key.der";

    /** The key kept in the folder; made if there is none, so that tokens outlive a restart. */
    public static SigningKey in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair made = generator.generateKeyPair();
                Files.write(file, made.getPrivate().getEncoded());
            }
            KeyFactory keys = KeyFactory.getInstance("RSA");
            RSAPrivateCrtKey key =
                    (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
            return new SigningKey(
                    key, keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The key for access tokens cannot be read or made: " + file + ". Delete it to get a new one.", e);
        }
    }
}
