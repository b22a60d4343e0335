package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as asked for.
 *
 * @param resetUserId the user whose redemption is to start anew, or null
 */
public record Invitation(
        String address,
        String redirectUrl,
        @Nullable String displayName,
        String userType,
        boolean sendMessage,
        @Nullable String resetUserId) {

    /** Reads a request body; refuses one without address or redirect URL. */
    public static Invitation of(Map<String, @Nullable Object> body) {
        boolean reset = Boolean.TRUE.equals(body.get("resetRedemption"));
        String userId = Documents.text(Documents.tree(body, "invitedUser"), "id");
        if (reset && userId.isEmpty()) {
            throw Refusal.badRequest("BadRequest", "invitedUser.id is required when resetRedemption is true.");
        }
        String type = Documents.text(body, "invitedUserType");
        if (!type.isEmpty() && !type.equals("Guest") && !type.equals("Member")) {
            throw Refusal.badRequest("BadRequest", "The invitedUserType must be Guest or Member.");
        }
        return new Invitation(
                required(body, "invitedUserEmailAddress"),
                required(body, "inviteRedirectUrl"),
                body.get("invitedUserDisplayName") instanceof String name && !name.isBlank() ? name : null,
                type.isEmpty() ? "Guest" : type,
                Boolean.TRUE.equals(body.get("sendInvitationMessage")),
                reset ? userId : null);
    }

    private static String required(Map<String, @Nullable Object> body, String name) {
        if (body.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw Refusal.badRequest(
                "BadRequest", "The invitation request is missing the required parameter " + name + ".");
    }
}
