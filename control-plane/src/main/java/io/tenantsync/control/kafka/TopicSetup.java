package io.tenantsync.control.kafka;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics and registers their schemas. */
public final class TopicSetup implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Admin admin;
    private final BrokerTopics topics;
    private final SchemaRegistration schemas;
    private final String bootstrapServers;

    public TopicSetup(PlatformSettings settings) {
        this.admin = Admin.create(settings.clientProperties("control-plane-admin"));
        this.topics = new BrokerTopics(admin, settings);
        this.schemas = new SchemaRegistration(settings);
        this.bootstrapServers = settings.bootstrapServers();
    }

    /**
     * Makes all topics that exist once, with their dead-letter topics and schemas, and compares them with the catalogue.
     *
     * @throws TransientFailure if the broker is not there within the patience
     * @throws IllegalStateException if a topic is there but differs from the catalogue; lists the differences
     */
    public void once(Duration patience) {
        awaitBroker(patience);
        List<TopicEntry> entries = TopicCatalogue.entries();
        topics.create(entries);
        List<TopicEntry> single =
                entries.stream().filter(entry -> entry.per() == null).toList();
        topics.awaitAndCheck(single.stream().map(TopicEntry::what).toList(), patience);
        single.forEach(entry -> schemas.register(entry.name(), entry.schema()));
    }

    /** Makes the topics that a pair of tenants needs, with their schemas, and waits until they can be written to. */
    void forPair(String sourceTenantId, String targetTenantId) {
        make(TopicCatalogue.entry("user-changes"), sourceTenantId);
        make(TopicCatalogue.entry("commands"), targetTenantId);
    }

    private void make(TopicEntry entry, String tenantId) {
        String name = entry.name(tenantId);
        topics.create(entry, tenantId);
        schemas.register(name, entry.schema());
        Instant until = Instant.now().plusSeconds(30);
        while (!hasLeaders(name)) {
            if (Instant.now().isAfter(until)) {
                throw new TransientFailure("The topic " + name + " was made but has no leader", null);
            }
            pause();
        }
    }

    private boolean hasLeaders(String name) {
        try {
            TopicDescription description = admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .get(name);
            return description != null
                    && description.partitions().stream().allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while waiting for the topic " + name, stopped);
        }
    }

    private void awaitBroker(Duration patience) {
        Instant until = Instant.now().plus(patience);
        while (!isThere()) {
            if (Instant.now().isAfter(until)) {
                throw new TransientFailure(
                        "No Kafka broker answers at " + bootstrapServers + " for " + patience.toSeconds()
                                + " s; start it or correct tenantsync.bootstrap-servers",
                        null);
            }
            log.atInfo().addKeyValue("broker", bootstrapServers).log("waiting for the broker");
            pause();
        }
    }

    private boolean isThere() {
        try {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while waiting for the broker", stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while waiting", stopped);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
