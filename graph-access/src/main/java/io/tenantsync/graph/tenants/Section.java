package io.tenantsync.graph.tenants;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of the file, read key by key; knows where it is and remembers which keys were asked for. */
final class Section {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final MappingNode node;
    private final String place;
    private final Path folder;
    private final Problems problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> forbidden = new TreeSet<>();

    Section(MappingNode node, String place, Path folder, Problems problems) {
        this.node = node;
        this.place = place;
        this.folder = folder;
        this.problems = problems;
        for (NodeTuple entry : node.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (entries.putIfAbsent(key, entry) != null) {
                problems.add(entry.getKeyNode().getStartMark(), at(key), "the key is there twice", "Keep one of them");
            }
        }
    }

    boolean has(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /** Whether a key is there that never should be; it is complained about once, by the caller. */
    boolean hasForbidden(String key) {
        forbidden.add(key);
        return entries.containsKey(key);
    }

    @Nullable
    Node node(String key) {
        known.add(key);
        NodeTuple entry = entries.get(key);
        return entry == null ? null : entry.getValueNode();
    }

    /** A text that must be there; the empty text after a problem. */
    String text(String key, String remedy) {
        Node value = node(key);
        if (value == null) {
            problems.add(node.getStartMark(), at(key), "the key is missing", remedy);
            return "";
        }
        if (!(value instanceof ScalarNode scalar)
                || scalar.getTag().equals(Tag.NULL)
                || scalar.getValue().isBlank()) {
            problems.add(value.getStartMark(), at(key), "the value is not a text", remedy);
            return "";
        }
        return scalar.getValue().strip();
    }

    String guid(String key, String remedy) {
        String text = text(key, remedy);
        if (!text.isEmpty() && !GUID.matcher(text).matches()) {
            wrong(key, "'" + text + "' is not a GUID", remedy);
        }
        return text;
    }

    /** A file that must be there. */
    Path file(String key, String remedy) {
        Path file = path(key, remedy);
        if (entries.containsKey(key) && !file.toString().isEmpty() && !Files.isReadable(file)) {
            wrong(key, "the file " + file + (Files.exists(file) ? " cannot be read" : " does not exist"), remedy);
        }
        return file;
    }

    Path path(String key, String remedy) {
        String text = text(key, remedy);
        try {
            return text.isEmpty() ? Path.of("") : folder.resolve(text);
        } catch (InvalidPathException noPath) {
            wrong(key, "'" + text + "' is not a path", remedy);
            return Path.of("");
        }
    }

    /** The section under a key that is known to be there; null after a problem. */
    @Nullable
    Section section(String key, String remedy) {
        Node value = node(key);
        if (value instanceof MappingNode mapping) {
            return new Section(mapping, at(key), folder, problems);
        }
        wrong(key, "the value is not a mapping", remedy);
        return null;
    }

    void wrong(String key, String wrong, String remedy) {
        NodeTuple entry = entries.get(key);
        problems.add(entry == null ? node.getStartMark() : entry.getValueNode().getStartMark(), at(key), wrong, remedy);
    }

    /** To be called last: complains about keys that nobody asked for. */
    void refuseUnknown() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key) && !forbidden.contains(key)) {
                problems.add(
                        entry.getKeyNode().getStartMark(),
                        at(key),
                        "the key is unknown",
                        "Known here: " + String.join(", ", known));
            }
        });
    }

    private String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
