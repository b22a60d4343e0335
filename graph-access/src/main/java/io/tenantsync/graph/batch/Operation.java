package io.tenantsync.graph.batch;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request does, in a few words that are fit for the tag of a metric. */
public enum Operation {
    USERS_DELTA,
    GROUPS_DELTA,
    USER_READ,
    USERS_LIST,
    USER_UPDATE,
    USER_DELETE,
    USER_REVOKE_SESSIONS,
    MANAGER_SET,
    MANAGER_CLEAR,
    INVITATION_CREATE,
    DELETED_READ,
    DELETED_RESTORE,
    DELETED_PURGE,
    GROUPS_READ,
    POLICY_READ,
    BATCH,
    OTHER_READ,
    OTHER_WRITE;

    /** @param path relative to the version, with or without its query */
    public static Operation of(HttpMethod method, String path) {
        int query = path.indexOf('?');
        String resource = (query < 0 ? path : path.substring(0, query)).replaceFirst("^/", "");
        List<String> segments = List.of(resource.split("/", -1));
        return switch (segments.getFirst()) {
            case "users" -> user(method, segments);
            case "groups" -> group(method, segments);
            case "invitations" -> method == HttpMethod.POST ? INVITATION_CREATE : other(method);
            case "directory" -> segments.contains("deletedItems") ? deleted(method, segments) : other(method);
            case "policies" -> method == HttpMethod.GET ? POLICY_READ : OTHER_WRITE;
            case "$batch" -> BATCH;
            default -> other(method);
        };
    }

    /** The least application permission that it needs; null if that depends on more than the operation. */
    public @Nullable String permission() {
        return switch (this) {
            case USERS_DELTA, USER_READ, USERS_LIST, DELETED_READ -> "User.Read.All";
            case GROUPS_DELTA, GROUPS_READ -> "Group.Read.All";
            case USER_UPDATE, USER_DELETE, MANAGER_SET, MANAGER_CLEAR -> "User.ReadWrite.All";
            case USER_REVOKE_SESSIONS -> "User.RevokeSessions.All";
            case INVITATION_CREATE -> "User.Invite.All";
            case DELETED_RESTORE, DELETED_PURGE -> "User.DeleteRestore.All";
            case POLICY_READ -> "Policy.Read.All";
            case BATCH, OTHER_READ, OTHER_WRITE -> null;
        };
    }

    /** The value of the tag: {@code user-read}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Operation user(HttpMethod method, List<String> segments) {
        if (segments.size() > 1 && isDelta(segments.get(1))) {
            return USERS_DELTA;
        }
        if (segments.contains("manager") && segments.getLast().equals("$ref")) {
            return method == HttpMethod.PUT ? MANAGER_SET : MANAGER_CLEAR;
        }
        return switch (method) {
            case GET -> segments.size() == 1 ? USERS_LIST : USER_READ;
            case PATCH -> USER_UPDATE;
            case DELETE -> USER_DELETE;
            case POST -> segments.getLast().equals("revokeSignInSessions") ? USER_REVOKE_SESSIONS : OTHER_WRITE;
            case PUT -> OTHER_WRITE;
        };
    }

    private static Operation group(HttpMethod method, List<String> segments) {
        if (segments.size() > 1 && isDelta(segments.get(1))) {
            return GROUPS_DELTA;
        }
        return method == HttpMethod.GET ? GROUPS_READ : OTHER_WRITE;
    }

    private static Operation deleted(HttpMethod method, List<String> segments) {
        return switch (method) {
            case GET -> DELETED_READ;
            case POST -> segments.getLast().equals("restore") ? DELETED_RESTORE : OTHER_WRITE;
            case DELETE -> DELETED_PURGE;
            case PATCH, PUT -> OTHER_WRITE;
        };
    }

    /** Graph takes and gives the function in several spellings. */
    private static boolean isDelta(String segment) {
        return segment.replaceFirst("^microsoft\\.graph\\.", "")
                .replaceFirst("\\(\\)$", "")
                .equals("delta");
    }

    private static Operation other(HttpMethod method) {
        return method == HttpMethod.GET ? OTHER_READ : OTHER_WRITE;
    }
}
