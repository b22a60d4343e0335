package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.Invitation;
import io.tenantsync.emulator.directory.writing.Inviter;
import io.tenantsync.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code invitations}: create only. */
final class InvitationsResource implements Resource {
    private final Directory directory;
    private final Supplier<UUID> ids;

    InvitationsResource(Directory directory, Supplier<UUID> ids) {
        this.directory = directory;
        this.ids = ids;
    }

    @Override
    public GraphResponse answer(GraphRequest request) {
        if (!request.method().equals("POST") || request.path().size() > 1) {
            throw GraphErrors.methodNotAllowed();
        }
        Invitation invitation = Invitation.of(request.object());
        DirectoryObject user = new Inviter(directory, request.tenant(), request.appId(), ids).invite(invitation);
        Map<String, @Nullable Object> answer = answer(request, invitation, user);
        return GraphResponse.json(201, json -> Json.value(json, answer));
    }

    private Map<String, @Nullable Object> answer(GraphRequest request, Invitation invitation, DirectoryObject user) {
        ObjectVersion version = user.current();
        boolean accepted = "Accepted".equals(version.text(UserSchema.EXTERNAL_USER_STATE));
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("messageLanguage", null);
        message.put("customizedMessageBody", null);
        message.put("ccRecipients", List.of(Map.of("emailAddress", noAddress())));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("@odata.context", request.context("invitations/$entity"));
        answer.put("id", ids.get().toString());
        answer.put(
                "inviteRedeemUrl",
                "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3d"
                        + request.tenant().profile().tenantId() + "%26user%3d" + user.id());
        answer.put("invitedUserDisplayName", invitation.displayName());
        answer.put("invitedUserType", invitation.userType());
        answer.put("invitedUserEmailAddress", invitation.address());
        answer.put("sendInvitationMessage", invitation.sendMessage());
        answer.put("resetRedemption", invitation.resetUserId() != null);
        answer.put("inviteRedirectUrl", invitation.redirectUrl());
        answer.put("status", accepted ? "Completed" : "PendingAcceptance");
        answer.put("invitedUserMessageInfo", message);
        answer.put("invitedUser", Map.of("id", user.id().toString()));
        return answer;
    }

    private static Map<String, @Nullable Object> noAddress() {
        Map<String, @Nullable Object> address = new LinkedHashMap<>();
        address.put("name", null);
        address.put("address", null);
        return address;
    }
}
