package io.tenantsync.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the topic catalogue.
 *
 * @param what the middle part of the name, for example {@code users}
 * @param per {@code source-tenant} or {@code target-tenant} when there is one topic for each; null when there is just one
 * @param key what the key is, for people
 * @param valueType the Avro record in the value
 * @param userKeyed true when the topic has the partition count shared by all user-keyed topics, false for one partition
 * @param compacted true when only the last value of each key is kept
 * @param retention how long records are kept when not compacted
 * @param owner the service that writes it and registers its schema
 * @param readers the services that read it; each has a dead-letter topic for it
 */
public record TopicEntry(
        String what,
        @Nullable String per,
        String key,
        Class<?> valueType,
        boolean userKeyed,
        boolean compacted,
        @Nullable Duration retention,
        String owner,
        List<String> readers) {

    private static final String PREFIX = "tenantsync.";
    private static final String MAJOR = ".v1";
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    public TopicEntry {
        readers = List.copyOf(readers);
    }

    /** The name of the topic of an entry that has just one. */
    public String name() {
        if (per != null) {
            throw new IllegalStateException("There is one " + what + " topic per " + per + "; name the tenant");
        }
        return PREFIX + what + MAJOR;
    }

    /** The name of the topic of one tenant. */
    public String name(String tenantId) {
        return PREFIX + what + "." + tenantId + MAJOR;
    }

    /** The schema of the value. */
    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** How many partitions it has. */
    public int partitions(int userPartitions) {
        return userKeyed ? userPartitions : 1;
    }

    /** Topic settings by Kafka's names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("message.timestamp.type", "LogAppendTime");
        if (compacted) {
            settings.put("cleanup.policy", "compact");
            settings.put(
                    "delete.retention.ms", String.valueOf(Duration.ofDays(30).toMillis()));
            settings.put("segment.ms", String.valueOf(Duration.ofMinutes(10).toMillis()));
        } else {
            settings.put("cleanup.policy", "delete");
            Duration kept = retention == null ? DEAD_LETTERS_KEPT : retention;
            settings.put("retention.ms", String.valueOf(kept.toMillis()));
        }
        return settings;
    }

    /** The topic that takes what a service could not read or handle. */
    public static String deadLetter(String topic, String service) {
        return topic + "." + service + ".dead-letter";
    }

    /** Settings of every dead-letter topic by Kafka's names. */
    public static Map<String, String> deadLetterSettings() {
        return Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(DEAD_LETTERS_KEPT.toMillis()));
    }
}
