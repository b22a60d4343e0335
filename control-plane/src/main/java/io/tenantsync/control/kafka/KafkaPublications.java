package io.tenantsync.control.kafka;

import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.operation.Action;
import io.tenantsync.control.operation.JobState;
import io.tenantsync.control.operation.PartitionProgress;
import io.tenantsync.control.operation.Publications;
import io.tenantsync.control.operation.Published;
import io.tenantsync.control.operation.Revision;
import io.tenantsync.schemas.AdministrativeAction;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.Progress;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Configurations, job states and the record of actions on their topics; progress read from its own. */
public final class KafkaPublications implements Publications, AutoCloseable {
    private final Outbox outbox;
    private final TopicSetup setup;
    private final TopicTail<Configuration> configurations;
    private final TopicTail<io.tenantsync.schemas.JobState> jobs;
    private final TopicTail<Progress> progress;

    public KafkaPublications(PlatformSettings settings, WireFormat wire, TopicSetup setup) {
        this.setup = setup;
        this.outbox = new Outbox(settings, wire);
        this.configurations = new TopicTail<>(Topics.CONFIGURATIONS, Configuration.class, true, settings, wire, outbox);
        this.jobs =
                new TopicTail<>(Topics.JOB_STATES, io.tenantsync.schemas.JobState.class, true, settings, wire, outbox);
        this.progress = new TopicTail<>(Topics.PROGRESS, Progress.class, false, settings, wire, outbox);
    }

    @Override
    public List<Published> current() {
        Map<String, Configuration> revisions = configurations.current();
        Map<String, io.tenantsync.schemas.JobState> states = jobs.current();
        List<Published> published = new ArrayList<>();
        revisions.forEach((id, revision) -> {
            io.tenantsync.schemas.JobState job = states.get(id);
            published.add(new Published(
                    ConfigurationCodec.toDomain(revision), job == null ? null : JobStateCodec.toDomain(job)));
        });
        published.sort(Comparator.comparing(one -> one.revision().says().name()));
        return published;
    }

    /** The last report of each partition on each configuration. */
    public List<PartitionProgress> progress() {
        List<PartitionProgress> reports = new ArrayList<>();
        progress.current().forEach((key, report) -> {
            int slash = key.lastIndexOf('/');
            reports.add(ProgressCodec.toDomain(slash < 0 ? key : key.substring(0, slash), report));
        });
        return reports;
    }

    @Override
    public void prepare(Synchronization says) {
        setup.forPair(says.source().tenantId(), says.target().tenantId());
    }

    @Override
    public void publish(Revision revision) {
        outbox.write(Topics.CONFIGURATIONS, revision.id(), ConfigurationCodec.toAvro(revision));
    }

    @Override
    public void publish(String configurationId, JobState job) {
        outbox.write(Topics.JOB_STATES, configurationId, JobStateCodec.toAvro(job));
    }

    @Override
    public void record(Action action) {
        outbox.write(
                Topics.ADMINISTRATION,
                action.configurationId(),
                AdministrativeAction.newBuilder()
                        .setId(action.id())
                        .setAction(action.what())
                        .setBy(action.by().name())
                        .setFrom(action.by().from())
                        .setAt(action.at())
                        .setDetails(action.details())
                        .build());
    }

    @Override
    public void close() {
        configurations.close();
        jobs.close();
        progress.close();
        outbox.close();
    }
}
