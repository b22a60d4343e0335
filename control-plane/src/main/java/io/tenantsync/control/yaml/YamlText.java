package io.tenantsync.control.yaml;

import io.tenantsync.control.configuration.Position;
import io.tenantsync.control.configuration.Problems;
import io.tenantsync.control.configuration.YamlNode;
import io.tenantsync.control.configuration.YamlNode.Entry;
import io.tenantsync.control.configuration.YamlNode.Mapping;
import io.tenantsync.control.configuration.YamlNode.Scalar;
import io.tenantsync.control.configuration.YamlNode.Scalar.Kind;
import io.tenantsync.control.configuration.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Parses YAML as far as positions go; the types of values follow YAML 1.2, so that the country NO stays a text. */
public final class YamlText {
    /** More than any sensible file has; aliases that multiply themselves end here. */
    private static final int MOST_NODES = 200_000;

    private static final int DEEPEST = 50;

    private int nodes;

    private YamlText() {}

    /** The document; empty after what is wrong with it was reported. */
    public static Optional<YamlNode> parse(String text, Problems problems) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                problems.add(
                        Position.START, "", "the file is empty", "Write configurations: and what belongs below it");
                return Optional.empty();
            }
            return Optional.of(new YamlText().convert(root, 0));
        } catch (MarkedYAMLException broken) {
            problems.add(
                    position(broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark()),
                    "",
                    "this is not YAML: " + broken.getProblem(),
                    "Look at indentation, colons, quotes and tabs here and in the line before");
        } catch (YAMLException broken) {
            problems.add(
                    Position.START, "", "this is not YAML: " + broken.getMessage(), "Write one YAML document in UTF-8");
        }
        return Optional.empty();
    }

    private YamlNode convert(Node node, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            throw new YAMLException("it is nested too deeply or too large, perhaps by an alias inside its own anchor");
        }
        Position at = position(node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> new Mapping(at, entries(mapping, depth));
            case SequenceNode sequence -> {
                List<YamlNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, depth + 1));
                }
                yield new Sequence(at, items);
            }
            case ScalarNode scalar -> new Scalar(at, scalar.getValue(), kind(scalar));
            default -> throw new YAMLException("it has a node of an unknown kind");
        };
    }

    private List<Entry> entries(MappingNode mapping, int depth) {
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Position at = position(tuple.getKeyNode().getStartMark());
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            entries.add(new Entry(at, key, convert(tuple.getValueNode(), depth + 1)));
        }
        return entries;
    }

    private static Kind kind(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Kind.TEXT;
        }
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            return Kind.NOTHING;
        }
        if (text.equals("true") || text.equals("false")) {
            return Kind.TRUTH;
        }
        if (text.matches("[-+]?[0-9]+")) {
            return Kind.WHOLE;
        }
        return text.matches("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?") ? Kind.DECIMAL : Kind.TEXT;
    }

    private static Position position(@Nullable Mark mark) {
        return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
