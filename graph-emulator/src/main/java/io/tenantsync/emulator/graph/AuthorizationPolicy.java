package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code policies/authorizationPolicy}: who may invite. */
final class AuthorizationPolicy implements Resource {
    private static final String INVITERS = "allowInvitesFrom";
    private static final List<String> CHOICES =
            List.of("none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone");

    @Override
    public GraphResponse answer(GraphRequest request) {
        if (request.path().size() > 2) {
            throw GraphErrors.unknownSegment(request.path().getLast());
        }
        Tenant tenant = request.tenant();
        return switch (request.method()) {
            case "GET" -> Documented.one(request, 200, "policies/authorizationPolicy", shown(tenant));
            case "PATCH" -> {
                change(tenant, request.object());
                yield GraphResponse.noContent();
            }
            default -> throw GraphErrors.methodNotAllowed();
        };
    }

    private static Map<String, @Nullable Object> shown(Tenant tenant) {
        Map<String, @Nullable Object> policy = tenant.settings().find(SettingKind.INVITATION_POLICY, "");
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", "authorizationPolicy");
        shown.put("displayName", "Authorization Policy");
        shown.put(INVITERS, policy == null ? "everyone" : policy.get(INVITERS));
        shown.put("allowedToSignUpEmailBasedSubscriptions", true);
        shown.put("allowEmailVerifiedUsersToJoinOrganization", false);
        shown.put("guestUserRoleId", "10dae51f-b6af-4016-8d66-8c2a99b929b3");
        return shown;
    }

    private static void change(Tenant tenant, Map<String, @Nullable Object> body) {
        Object inviters = body.get(INVITERS);
        if (!body.keySet().equals(Set.of(INVITERS)) || !CHOICES.contains(String.valueOf(inviters))) {
            throw Refusal.badRequest(
                    "Only " + INVITERS + " can be changed here, to one of " + String.join(", ", CHOICES) + ".");
        }
        tenant.write(() -> {
            Map<String, @Nullable Object> before = tenant.settings().find(SettingKind.INVITATION_POLICY, "");
            Map<String, @Nullable Object> after = new LinkedHashMap<>(before == null ? Map.of() : before);
            after.put(INVITERS, inviters);
            tenant.put(new SettingChange(SettingKind.INVITATION_POLICY, "", after));
            return null;
        });
    }
}
