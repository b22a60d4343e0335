package io.tenantsync.emulator;

import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import java.util.List;

/** The demo's organisation with one app per tenant that may do everything, for tests that are not about permissions. */
final class FreeHand {
    private static final List<String> EVERYTHING = List.of(
            "User.ReadWrite.All",
            "User.Invite.All",
            "User.DeleteRestore.All",
            "Group.ReadWrite.All",
            "Directory.ReadWrite.All",
            "Organization.Read.All");

    private FreeHand() {}

    static Organisation organisation(int users) {
        Organisation demo = Organisation.demo(users, 3);
        return new Organisation(
                demo.seed(),
                demo.tenants().stream()
                        .map(tenant -> tenant.withApps(List.of(app(tenant.apps().getFirst()))))
                        .toList());
    }

    private static AppDefinition app(AppDefinition like) {
        return AppDefinition.withSecret(like.clientId(), like.objectId(), String.valueOf(like.secret()), EVERYTHING);
    }
}
