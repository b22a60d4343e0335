package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses requests for which the token lacks an application permission. What no rule names is left to its resource. */
final class Permissions {
    /** Permissions that allow changing these properties of a user and nothing else. */
    private static final Map<String, Set<String>> SINGLE_PURPOSE = Map.of(
            "User.EnableDisableAccount.All", Set.of("accountEnabled"),
            "User-Phone.ReadWrite.All", Set.of("businessPhones", "mobilePhone"),
            "User-Mail.ReadWrite.All", Set.of("otherMails"),
            "User-PasswordProfile.ReadWrite.All", Set.of("passwordProfile"),
            "User.ManageIdentities.All", Set.of("identities"));

    /** By the first segment of their paths, for each request asks. */
    private static final Map<String, List<PermissionRule>> RULES =
            PermissionRule.read("permissions.txt").stream().collect(Collectors.groupingBy(PermissionRule::first));

    private Permissions() {}

    /** Throws Graph's 403 unless the caller has one of the permissions that the request takes. */
    static void require(GraphRequest request) {
        Set<String> anyOf = null;
        String path = String.join("/", request.path());
        for (PermissionRule rule : RULES.getOrDefault(request.segment(0), List.of())) {
            if (rule.concerns(request.method(), path)) {
                anyOf = rule.anyOf();
                break;
            }
        }
        boolean granted = anyOf == null || anyOf.stream().anyMatch(request.roles()::contains) || singlePurpose(request);
        if (!granted) {
            throw Refusal.denied();
        }
    }

    private static boolean singlePurpose(GraphRequest request) {
        boolean user = request.path().size() == 2 && request.segment(0).equals("users");
        if (!user || !request.method().equals("PATCH") || !(request.body() instanceof Map<?, ?> body)) {
            return false;
        }
        Set<String> left = new HashSet<>();
        for (@Nullable Object name : new ArrayList<>(body.keySet())) {
            left.add(String.valueOf(name));
        }
        SINGLE_PURPOSE.forEach((permission, properties) -> {
            if (request.roles().contains(permission)) {
                left.removeAll(properties);
            }
        });
        return left.isEmpty() && !body.isEmpty();
    }
}
