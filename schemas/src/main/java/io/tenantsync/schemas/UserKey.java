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

    /**
     * The key under which the marker of a finished round travels. It is nobody's key, and it differs by resource so that
     * compaction keeps the last marker of each.
     */
    public static UserKey ofMarker(String tenantId, Resource resource) {
        return new UserKey(tenantId, resource == Resource.USERS ? "-users-round" : "-groups-round");
    }

    /** Whether this is the key of a marker and not of a person. */
    public boolean isMarker() {
        return userId.startsWith("-");
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
