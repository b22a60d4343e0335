package io.tenantsync.detector.kafka;

import io.tenantsync.detector.detection.polling.Bookmark;
import io.tenantsync.detector.detection.polling.PollListener;
import io.tenantsync.detector.detection.polling.PollLoop;
import io.tenantsync.detector.detection.polling.PollPace;
import io.tenantsync.detector.detection.polling.SourceDirectory;
import io.tenantsync.detector.detection.polling.SourceKnowledge;
import io.tenantsync.detector.detection.polling.SourceScope;
import io.tenantsync.service.WireFormat;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;

/** Opens a tenant in the one safe order: fence whoever was here before, read what was written last, poll. */
final class PollSessions implements TenantPoller.LoopFactory {
    private final Clients clients;
    private final WireFormat wire;
    private final Checkpoints checkpoints;
    private final LookupOffsets offsets;
    private final Supplier<ConsumerGroupMetadata> group;
    private final FollowedConfigurations configurations;
    private final FollowedGroups groups;
    private final PollPace pace;
    private final Function<String, SourceDirectory> directories;
    private final Function<String, PollListener> listeners;
    private final InstantSource clock;
    private final ReaderBacklog backlog;

    PollSessions(
            Clients clients,
            WireFormat wire,
            Checkpoints checkpoints,
            LookupOffsets offsets,
            Supplier<ConsumerGroupMetadata> group,
            FollowedConfigurations configurations,
            FollowedGroups groups,
            PollPace pace,
            Function<String, SourceDirectory> directories,
            Function<String, PollListener> listeners,
            InstantSource clock,
            ReaderBacklog backlog) {
        this.backlog = backlog;
        this.clients = clients;
        this.wire = wire;
        this.checkpoints = checkpoints;
        this.offsets = offsets;
        this.group = group;
        this.configurations = configurations;
        this.groups = groups;
        this.pace = pace;
        this.directories = directories;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Override
    public TenantPoller.Session open(String tenantId, TenantInbox inbox) {
        SourceDirectory directory = directories.apply(tenantId);
        TransactionalLog log = new TransactionalLog(
                tenantId, clients.pollProducer(tenantId), wire, offsets, group, clock, backlog::isShort);
        try {
            log.open();
            Map<String, Bookmark> restored = checkpoints.read(tenantId);
            PollLoop loop = new PollLoop(
                    directory,
                    log,
                    knowledge(tenantId),
                    inbox,
                    pace,
                    clock,
                    new Random(),
                    listeners.apply(tenantId),
                    restored);
            return new OpenSession(loop, log);
        } catch (RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    private SourceKnowledge knowledge(String tenantId) {
        return new SourceKnowledge() {
            @Override
            public SourceScope scope() {
                return configurations.scope(tenantId);
            }

            @Override
            public Map<String, Set<String>> childrenOf() {
                return groups.childrenOf(tenantId);
            }
        };
    }

    private record OpenSession(PollLoop loop, TransactionalLog log) implements TenantPoller.Session {
        @Override
        public void close() {
            log.close();
        }
    }
}
