package io.tenantsync.detector.kafka;

import io.tenantsync.detector.detection.polling.PollListener;
import io.tenantsync.detector.detection.polling.PollPace;
import io.tenantsync.detector.detection.polling.SourceDirectory;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the pollers of the tenants that this instance owns. Starts after the merges and stops before them. */
public final class Polling implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(9);

    private final Clients clients;
    private final WireFormat wire;
    private final Admin admin;
    private final String instanceId;
    private final PollPace pace;
    private final Sources sources;
    private final InstantSource clock;
    private volatile @Nullable Running running;

    /**
     * Where tenants come from.
     *
     * @param hasCredential whether this process can read a tenant
     * @param topicExists whether a topic is there
     * @param directories the door to a tenant
     * @param listeners who is told about the polling of a tenant
     */
    public record Sources(
            Predicate<String> hasCredential,
            Predicate<String> topicExists,
            Function<String, SourceDirectory> directories,
            Function<String, PollListener> listeners) {}

    /** @param instanceId stable name of this instance within the group {@code change-detector} */
    public Polling(
            PlatformSettings platform,
            WireFormat wire,
            Admin admin,
            String instanceId,
            PollPace pace,
            Sources sources,
            InstantSource clock) {
        this.clients = new Clients(platform);
        this.wire = wire;
        this.admin = admin;
        this.instanceId = instanceId;
        this.pace = pace;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public void start() {
        DeadLetters deadLetters = new DeadLetters(clients.deadLetterProducer());
        FollowedConfigurations configurations = new FollowedConfigurations();
        FollowedGroups groups = new FollowedGroups();
        TopicFollower follower = new TopicFollower(clients, wire, deadLetters, configurations, groups);
        LookupOffsets offsets = new LookupOffsets();
        GroupOfOwners group = new GroupOfOwners();
        PollSessions sessions = new PollSessions(
                clients,
                wire,
                new Checkpoints(clients, admin, wire, deadLetters, clock),
                offsets,
                group::get,
                configurations,
                groups,
                pace,
                sources.directories(),
                sources.listeners(),
                clock,
                new ReaderBacklog(admin));
        Ownership ownership = new Ownership(
                clients,
                instanceId,
                wire,
                deadLetters,
                new TenantPollers(sessions, offsets),
                new SourceTenants(follower, configurations, sources.hasCredential(), sources.topicExists()),
                group);
        follower.start();
        Thread thread =
                Thread.ofPlatform().name("change-detector-ownership").daemon().start(ownership::run);
        running = new Running(ownership, thread, follower, deadLetters);
    }

    @Override
    public void stop() {
        Running stopping = running;
        running = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return 200;
    }

    private record Running(Ownership ownership, Thread thread, TopicFollower follower, DeadLetters deadLetters) {
        void stop() {
            ownership.stop();
            if (!Threads.join(thread, STOP_PATIENCE)) {
                log.atWarn().log("polling has not ended in time; unfinished transactions will be rolled back");
                thread.interrupt();
            }
            follower.close();
            deadLetters.close();
        }
    }
}
