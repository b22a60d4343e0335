package io.tenantsync.service;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue's topics on the broker: made from it, and compared with it. */
public final class BrokerTopics {
    private static final Logger log = LoggerFactory.getLogger(BrokerTopics.class);

    private final Admin admin;
    private final int userPartitions;

    public BrokerTopics(Admin admin, PlatformSettings settings) {
        this.admin = admin;
        this.userPartitions = settings.userPartitions();
    }

    /** Makes every topic that exists once, with its dead-letter topics. Those that exist stay as they are. */
    public void create(Collection<TopicEntry> entries) {
        List<NewTopic> wanted = new ArrayList<>();
        entries.stream()
                .filter(entry -> entry.per() == null)
                .forEach(entry -> wanted.addAll(withDeadLetters(entry, entry.name())));
        create(wanted);
    }

    /** Makes the topic of one tenant, with its dead-letter topics. */
    public void create(TopicEntry entry, String tenantId) {
        create(withDeadLetters(entry, entry.name(tenantId)));
    }

    /**
     * Waits until the named topics of the catalogue exist and are as the catalogue wants them.
     *
     * @throws IllegalStateException if one is missing after that time, or differs; the message lists all differences
     */
    public void awaitAndCheck(Collection<String> whats, Duration patience) {
        Instant until = Instant.now().plus(patience);
        List<TopicEntry> entries = whats.stream().map(TopicCatalogue::entry).toList();
        while (true) {
            List<String> missing = new ArrayList<>();
            List<String> differences = new ArrayList<>();
            for (TopicEntry entry : entries) {
                describe(entry.name())
                        .ifPresentOrElse(
                                found -> differences.addAll(differences(entry, found)),
                                () -> missing.add(entry.name()));
            }
            if (!differences.isEmpty()) {
                throw new IllegalStateException(
                        "Topics differ from the catalogue; change them or recreate them: " + differences);
            }
            if (missing.isEmpty()) {
                return;
            }
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("Topics are missing after " + patience.toSeconds()
                        + " s; the control plane makes them, is it running? " + missing);
            }
            log.atInfo().addKeyValue("missing", missing.size()).log("waiting for topics");
            pause();
        }
    }

    private List<NewTopic> withDeadLetters(TopicEntry entry, String name) {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(topic(name, entry.partitions(userPartitions), entry.settings()));
        for (String reader : entry.readers()) {
            topics.add(topic(TopicEntry.deadLetter(name, reader), 1, TopicEntry.deadLetterSettings()));
        }
        return topics;
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    private void create(List<NewTopic> wanted) {
        admin.createTopics(wanted).values().forEach((name, done) -> {
            try {
                done.get();
                log.atDebug().addKeyValue("topic", name).log("topic made");
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("The topic " + name + " could not be made", failed.getCause());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new TransientFailure("Stopped while making topics", stopped);
            }
        });
    }

    private Optional<TopicDescription> describe(String name) {
        try {
            return Optional.ofNullable(
                    admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new TransientFailure("The broker did not describe the topic " + name, failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while reading topics", stopped);
        }
    }

    private List<String> differences(TopicEntry entry, TopicDescription found) {
        List<String> differences = new ArrayList<>();
        int wanted = entry.partitions(userPartitions);
        if (found.partitions().size() != wanted) {
            differences.add(entry.name() + " has " + found.partitions().size() + " partitions, wanted " + wanted);
        }
        Config config = config(entry.name());
        entry.settings().forEach((name, value) -> {
            ConfigEntry is = config.get(name);
            if (is == null || !value.equals(is.value())) {
                differences.add(
                        entry.name() + " has " + name + "=" + (is == null ? null : is.value()) + ", wanted " + value);
            }
        });
        return differences;
    }

    private Config config(String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            return Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
        } catch (ExecutionException failed) {
            throw new TransientFailure("The broker did not tell the settings of " + name, failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while reading topics", stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while waiting for topics", stopped);
        }
    }
}
