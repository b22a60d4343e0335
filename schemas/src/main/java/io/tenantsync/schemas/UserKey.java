package io.tenantsync.schemas;

import java.util.Locale;

/**
 * The identity of a person in a source tenant, and the key of every user topic. On the wire it is the UTF-8 text
 * {@code <tenantId>/<objectId>} in lower case.
 *
 * @param tenantId the source tenant's id, a GUID in lower case
 * @param userId the user's object id, a GUID in lower case
 */
public record UserKey(String tenantId, String userId) {
    public UserKey {
        tenantId = part(tenantId);
        userId = part(userId);
    }

    /**
     * Reads the wire form.
     *
     * @throws IllegalArgumentException if the text is not two non-empty parts with one slash between them
     */
    public static UserKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("A user key is <tenantId>/<objectId>; it has no slash");
        }
        return new UserKey(text.substring(0, slash), text.substring(slash + 1));
    }

    private static String part(String text) {
        if (text.isBlank() || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("A user key is <tenantId>/<objectId>, both parts non-empty");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return tenantId + "/" + userId;
    }
}
