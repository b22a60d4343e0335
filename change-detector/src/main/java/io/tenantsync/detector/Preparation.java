package io.tenantsync.detector;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.SchemaRegistration;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Runs before everything else: schemas of our own topics are registered, topics are there and as they should be. */
final class Preparation implements SmartLifecycle {
    private static final List<String> OWN =
            List.of("observations", "group-observations", "groups", "checkpoints", "lookups", "users");
    private static final List<String> NEEDED = List.of(
            "observations", "group-observations", "groups", "checkpoints", "lookups", "users", "configurations");

    private final SchemaRegistration registration;
    private final BrokerTopics topics;
    private final Duration patience;
    private boolean done;

    Preparation(SchemaRegistration registration, BrokerTopics topics, Duration patience) {
        this.registration = registration;
        this.topics = topics;
        this.patience = patience;
    }

    @Override
    public void start() {
        OWN.stream().map(TopicCatalogue::entry).forEach(entry -> registration.register(entry.name(), entry.schema()));
        topics.awaitAndCheck(NEEDED, patience);
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
