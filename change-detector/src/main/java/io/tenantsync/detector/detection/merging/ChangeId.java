package io.tenantsync.detector.detection.merging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names a change so that whoever computes it again gets the same name. */
public final class ChangeId {
    private static final UUID NAMESPACE = UUID.fromString("6f1c64e0-2a55-4a5b-9b58-0f3e0d5f9c11");

    private ChangeId() {}

    /**
     * A name-based UUID (version 5) of person and version.
     *
     * @param userKey {@code <tenantId>/<objectId>} in lower case
     */
    public static String of(String userKey, long version) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        byte[] hash = sha1.digest((userKey + "/" + version).getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer bits = ByteBuffer.wrap(hash);
        return new UUID(bits.getLong(), bits.getLong()).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-1", impossible);
        }
    }
}
