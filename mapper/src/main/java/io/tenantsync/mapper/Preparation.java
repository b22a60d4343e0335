package io.tenantsync.mapper;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.SchemaRegistration;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Runs before Streams: the schemas of what we write are registered, the topics are there and as they should be. */
final class Preparation implements SmartLifecycle {
    private static final List<String> WRITTEN =
            List.of("provisioning-results", "references", "people", "progress", "staged", "guard-reports", "permits");
    private static final List<String> READ = List.of("users", "configurations", "job-states", "groups", "decisions");

    private final SchemaRegistration registration;
    private final BrokerTopics topics;
    private final Duration patience;
    private volatile boolean done;

    Preparation(SchemaRegistration registration, BrokerTopics topics, Duration patience) {
        this.registration = registration;
        this.topics = topics;
        this.patience = patience;
    }

    @Override
    public void start() {
        for (String what : WRITTEN) {
            TopicEntry entry = TopicCatalogue.entry(what);
            registration.register(entry.name(), entry.schema());
        }
        topics.awaitAndCheck(WRITTEN, patience);
        topics.awaitAndCheck(READ, patience);
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
