package io.tenantsync.detector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.schemas.UserKey;
import org.apache.kafka.common.utils.Bytes;

/** Keys of stores; they sort by tenant first, so that one tenant is one range. */
final class Keys {
    private Keys() {}

    static Bytes of(UserKey key) {
        return Bytes.wrap(key.toString().getBytes(UTF_8));
    }

    static Bytes of(String tenantId, String rest) {
        return Bytes.wrap((tenantId + "/" + rest).getBytes(UTF_8));
    }

    /** Where the range of a tenant begins. */
    static Bytes first(String tenantId) {
        return of(tenantId, "");
    }

    /** Where it ends; '0' is the character after the slash. */
    static Bytes last(String tenantId) {
        return Bytes.wrap((tenantId + "0").getBytes(UTF_8));
    }

    /** The smallest key after this one. */
    static Bytes after(Bytes key) {
        byte[] longer = new byte[key.get().length + 1];
        System.arraycopy(key.get(), 0, longer, 0, key.get().length);
        return Bytes.wrap(longer);
    }

    static UserKey user(Bytes key) {
        return UserKey.parse(new String(key.get(), UTF_8));
    }
}
