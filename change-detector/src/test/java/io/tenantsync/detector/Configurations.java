package io.tenantsync.detector;

import io.tenantsync.schemas.Assignment;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.Guard;
import io.tenantsync.schemas.Invitation;
import io.tenantsync.schemas.Lifecycle;
import io.tenantsync.schemas.LifecycleAction;
import io.tenantsync.schemas.Scope;
import io.tenantsync.schemas.ScopeMode;
import io.tenantsync.schemas.TenantReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Configurations as the control plane would write them. */
public final class Configurations {
    private Configurations() {}

    /** The groups, and those inside them, of one tenant. */
    public static Configuration assigned(String sourceTenantId, String... groupIds) {
        return Configuration.newBuilder()
                .setId("c-" + sourceTenantId)
                .setName("test")
                .setRevision(1)
                .setAuthor("test")
                .setAt(Instant.EPOCH)
                .setComment("")
                .setState(ConfigurationState.ACTIVE)
                .setSource(new TenantReference(sourceTenantId, "source"))
                .setTarget(new TenantReference("22222222-2222-2222-2222-222222222222", "target"))
                .setScope(new Scope(
                        ScopeMode.ASSIGNED,
                        List.of(),
                        Arrays.stream(groupIds)
                                .map(id -> new Assignment(id, id))
                                .toList(),
                        true,
                        List.of()))
                .setMappings(List.of())
                .setLifecycle(new Lifecycle(
                        LifecycleAction.DISABLE, LifecycleAction.SOFT_DELETE, LifecycleAction.SOFT_DELETE, 0L))
                .setGuard(new Guard(500, 10, 5, 86_400L, null, null))
                .setInvitation(new Invitation(null, "https://example.com"))
                .setAnchorProperty("extension_" + "0".repeat(32) + "_tenantsyncSource")
                .setPartitioned(false)
                .build();
    }
}
