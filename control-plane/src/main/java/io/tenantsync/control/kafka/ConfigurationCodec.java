package io.tenantsync.control.kafka;

import io.tenantsync.control.configuration.Guard;
import io.tenantsync.control.configuration.Invitation;
import io.tenantsync.control.configuration.Lifecycle;
import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.operation.Revision;
import io.tenantsync.control.operation.Revision.Life;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.LifecycleAction;
import io.tenantsync.schemas.TenantReference;
import java.time.Duration;

/** Revisions of configurations between domain and wire. */
@SuppressWarnings("NullAway") // the generated records take nulls where the schema does, but do not say so
final class ConfigurationCodec {
    private ConfigurationCodec() {}

    static Configuration toAvro(Revision revision) {
        Synchronization says = revision.says();
        return Configuration.newBuilder()
                .setId(revision.id())
                .setName(says.name())
                .setRevision(revision.number())
                .setAuthor(revision.author())
                .setAt(revision.at())
                .setComment(revision.comment())
                .setState(ConfigurationState.valueOf(revision.life().name()))
                .setSource(toAvro(says.source()))
                .setTarget(toAvro(says.target()))
                .setScope(ScopeCodec.toAvro(says.scope()))
                .setMappings(says.mappings().stream().map(MappingCodec::toAvro).toList())
                .setLifecycle(toAvro(says.lifecycle()))
                .setGuard(toAvro(says.guard()))
                .setInvitation(new io.tenantsync.schemas.Invitation(
                        says.invitation().address(), says.invitation().redirectUrl()))
                .setAnchorProperty(says.anchorProperty())
                .setPartitioned(says.partitioned())
                .setNotificationEmail(says.notificationEmail())
                .setTables(says.tables())
                .build();
    }

    static Revision toDomain(Configuration configuration) {
        return new Revision(
                configuration.getId(),
                new Synchronization(
                        configuration.getName(),
                        toDomain(configuration.getSource()),
                        toDomain(configuration.getTarget()),
                        configuration.getPartitioned(),
                        ScopeCodec.toDomain(configuration.getScope()),
                        configuration.getMappings().stream()
                                .map(MappingCodec::toDomain)
                                .toList(),
                        toDomain(configuration.getLifecycle()),
                        toDomain(configuration.getGuard()),
                        new Invitation(
                                configuration.getInvitation().getAddress(),
                                configuration.getInvitation().getRedirectUrl()),
                        configuration.getNotificationEmail(),
                        configuration.getAnchorProperty(),
                        configuration.getTables()),
                configuration.getRevision(),
                configuration.getAuthor(),
                configuration.getAt(),
                configuration.getComment(),
                Life.valueOf(configuration.getState().name()));
    }

    private static TenantReference toAvro(TenantName tenant) {
        return new TenantReference(tenant.tenantId(), tenant.name());
    }

    private static TenantName toDomain(TenantReference tenant) {
        return new TenantName(tenant.getName(), tenant.getTenantId());
    }

    private static io.tenantsync.schemas.Lifecycle toAvro(Lifecycle lifecycle) {
        return new io.tenantsync.schemas.Lifecycle(
                action(lifecycle.sourceDisabled()),
                action(lifecycle.sourceDeleted()),
                action(lifecycle.outOfScope()),
                lifecycle.grace().toSeconds());
    }

    private static Lifecycle toDomain(io.tenantsync.schemas.Lifecycle lifecycle) {
        return new Lifecycle(
                action(lifecycle.getSourceDisabled()),
                action(lifecycle.getSourceDeleted()),
                action(lifecycle.getOutOfScope()),
                Duration.ofSeconds(lifecycle.getGraceSeconds()));
    }

    private static LifecycleAction action(Lifecycle.Action action) {
        return LifecycleAction.valueOf(action.name());
    }

    private static Lifecycle.Action action(LifecycleAction action) {
        return Lifecycle.Action.valueOf(action.name());
    }

    private static io.tenantsync.schemas.Guard toAvro(Guard guard) {
        return new io.tenantsync.schemas.Guard(
                guard.maxRemovals(),
                guard.maxPercent(),
                guard.minCount(),
                guard.window().toSeconds(),
                guard.maxCreations(),
                guard.maxClears());
    }

    private static Guard toDomain(io.tenantsync.schemas.Guard guard) {
        return new Guard(
                guard.getMaxRemovals(),
                guard.getMaxPercent(),
                guard.getMinCount(),
                Duration.ofSeconds(guard.getWindowSeconds()),
                guard.getMaxCreations(),
                guard.getMaxClears());
    }
}
