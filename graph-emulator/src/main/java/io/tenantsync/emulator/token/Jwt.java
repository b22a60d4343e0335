package io.tenantsync.emulator.token;

import io.tenantsync.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A signed JSON web token, RS256 or PS256. */
record Jwt(
        Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims, String signed, byte[] signature) {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Signs claims with RS256. */
    static String sign(Map<String, ?> claims, PrivateKey key) {
        String header = ENCODER.encodeToString(Json.bytes(Map.of("typ", "JWT", "alg", "RS256")));
        String signed = header + "." + ENCODER.encodeToString(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with RS256.", e);
        }
    }

    /** Takes a token apart without checking anything; null if it is none. */
    @SuppressWarnings("unchecked")
    static @Nullable Jwt parse(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            Object header = Json.read(decoder.decode(parts[0]));
            Object claims = Json.read(decoder.decode(parts[1]));
            if (header instanceof Map<?, ?> head && claims instanceof Map<?, ?> body) {
                return new Jwt(
                        (Map<String, @Nullable Object>) head,
                        (Map<String, @Nullable Object>) body,
                        parts[0] + "." + parts[1],
                        decoder.decode(parts[2]));
            }
            return null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether the key has signed it, with the algorithm that the header names. */
    boolean signedBy(PublicKey key) {
        try {
            Signature check = verifier();
            if (check == null) {
                return false;
            }
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A claim as text; empty if it is missing. */
    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    /** A claim as a number; 0 if it is missing. */
    long number(String claim) {
        return claims.get(claim) instanceof Number number ? number.longValue() : 0;
    }

    private @Nullable Signature verifier() throws GeneralSecurityException {
        return switch (String.valueOf(header.get("alg"))) {
            case "RS256" -> Signature.getInstance("SHA256withRSA");
            case "PS256" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield pss;
            }
            default -> null;
        };
    }
}
