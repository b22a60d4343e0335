package io.tenantsync.audit;

import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.Guard;
import io.tenantsync.schemas.Invitation;
import io.tenantsync.schemas.Lifecycle;
import io.tenantsync.schemas.LifecycleAction;
import io.tenantsync.schemas.Scope;
import io.tenantsync.schemas.ScopeMode;
import io.tenantsync.schemas.TenantReference;
import java.util.List;

/** Configurations of the wire for tests. */
final class Configurations {
    private Configurations() {}

    static Configuration named(String id, String name, ConfigurationState state) {
        return Configuration.newBuilder()
                .setId(id)
                .setName(name)
                .setRevision(1)
                .setAuthor("an operator")
                .setAt(Results.START)
                .setComment("")
                .setState(state)
                .setSource(new TenantReference(Results.SOURCE, "contoso"))
                .setTarget(new TenantReference(Results.TARGET, "fabrikam"))
                .setScope(new Scope(ScopeMode.ALL, List.of(), List.of(), true, List.of()))
                .setMappings(List.of())
                .setLifecycle(new Lifecycle(
                        LifecycleAction.DISABLE, LifecycleAction.SOFT_DELETE, LifecycleAction.SOFT_DELETE, 0L))
                .setGuard(new Guard(500, 10, 5, 86_400L, null, null))
                .setInvitation(Invitation.newBuilder()
                        .setRedirectUrl("https://redirect.example")
                        .build())
                .setAnchorProperty("extension_a_tenantsyncSource")
                .setPartitioned(false)
                .build();
    }
}
