package io.tenantsync.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All topics of Tenantsync, read from {@code topic-catalogue.json} beside this class. */
public final class TopicCatalogue {
    private static final List<TopicEntry> ENTRIES = read();

    private TopicCatalogue() {}

    /** Every entry, in the order of the file. */
    public static List<TopicEntry> entries() {
        return ENTRIES;
    }

    /**
     * The entry with that middle name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TopicEntry entry(String what) {
        return ENTRIES.stream()
                .filter(entry -> entry.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The topic catalogue has no entry " + what));
    }

    private static List<TopicEntry> read() {
        try (InputStream file = TopicCatalogue.class.getResourceAsStream("topic-catalogue.json")) {
            List<TopicEntry> entries = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                entries.add(entry(node));
            }
            return List.copyOf(entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The topic catalogue in the schemas jar is damaged", unreadable);
        }
    }

    private static TopicEntry entry(JsonNode node) {
        List<String> readers = new ArrayList<>();
        node.get("readers").forEach(reader -> readers.add(reader.asText()));
        String retention = text(node, "retention");
        return new TopicEntry(
                node.get("what").asText(),
                text(node, "per"),
                node.get("key").asText(),
                valueType(node.get("value").asText()),
                node.get("partitions").asText().equals("users"),
                node.get("cleanup").asText().equals("compact"),
                retention == null ? null : Duration.parse(retention),
                node.get("owner").asText(),
                readers);
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null ? null : value.asText();
    }

    private static Class<?> valueType(String simpleName) {
        try {
            return Class.forName(TopicCatalogue.class.getPackageName() + "." + simpleName);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("The topic catalogue names an unknown record " + simpleName, missing);
        }
    }
}
