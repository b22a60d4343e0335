package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.YamlNode.Mapping;
import io.tenantsync.control.configuration.YamlNode.Scalar;
import io.tenantsync.control.configuration.YamlNode.Scalar.Kind;
import io.tenantsync.control.configuration.YamlNode.Sequence;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The value of one key. Each reading method answers null after it has reported why it cannot answer. */
record Value(YamlNode node, String path, Problems problems) {

    void problem(String message, String remedy) {
        problems.add(node.at(), path, message, remedy);
    }

    /** The last key of the path, for messages. */
    String key() {
        return path.isEmpty() ? "the file" : path.substring(path.lastIndexOf('.') + 1);
    }

    @Nullable
    String text() {
        if (node instanceof Scalar scalar
                && scalar.type() == Kind.TEXT
                && !scalar.text().isBlank()) {
            return scalar.text();
        }
        boolean scalar = node instanceof Scalar it && it.type() != Kind.NOTHING && it.type() != Kind.TEXT;
        return wrong("a text", scalar ? "Put it in quotes" : "Write a text here");
    }

    /** The text of any single value, as it is written. */
    @Nullable
    String written() {
        if (node instanceof Scalar scalar && scalar.type() != Kind.NOTHING) {
            return scalar.text();
        }
        return wrong("a single value", "Write one value, in quotes if it has special characters");
    }

    @Nullable
    Boolean truth() {
        if (node instanceof Scalar scalar && scalar.type() == Kind.TRUTH) {
            return Boolean.valueOf(scalar.text());
        }
        return wrong("true or false", "Write true or false without quotes");
    }

    @Nullable
    Integer whole(int least, int most) {
        String right = "Write a whole number from " + least + " to " + most;
        if (!(node instanceof Scalar scalar) || scalar.type() != Kind.WHOLE) {
            return wrong("a whole number", right);
        }
        try {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException tooLong) {
            // reported below, as any other number out of range
        }
        problem(key() + " is " + scalar.text() + ", which is out of range", right);
        return null;
    }

    @Nullable
    Duration duration(Duration least, Duration most) {
        String right = "Write an ISO 8601 duration from " + least + " to " + most + ", for example PT24H or P7D";
        if (!(node instanceof Scalar scalar) || scalar.type() != Kind.TEXT) {
            return wrong("a duration", right);
        }
        try {
            Duration duration = Duration.parse(scalar.text());
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
            problem(key() + " is " + scalar.text() + ", which is out of range", right);
        } catch (DateTimeParseException unreadable) {
            problem(key() + " is '" + scalar.text() + "', which is not a duration", right);
        }
        return null;
    }

    <E> @Nullable E choice(Map<String, E> choices) {
        String text = text();
        if (text == null) {
            return null;
        }
        E chosen = choices.get(text);
        if (chosen == null) {
            problem(key() + " is '" + text + "', which is not one of its values", Nearest.hint(text, choices.keySet()));
        }
        return chosen;
    }

    /** The items of a list; none after a problem. */
    List<Value> items() {
        if (!(node instanceof Sequence sequence)) {
            wrong("a list", "Write [a, b], or one line per item that starts with a dash");
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            items.add(new Value(item, path + "[" + items.size() + "]", problems));
        }
        return items;
    }

    /** Hands the block of keys over, if it is one, and then reports the keys that nobody asked for. */
    void section(Consumer<Section> reader) {
        if (node instanceof Mapping mapping) {
            Section section = new Section(mapping, path, problems);
            reader.accept(section);
            section.reportUnknown();
        } else {
            wrong("a block of keys", "Write keys and values, indented below it");
        }
    }

    /** Always null, so that it can end a reading. */
    private <T> @Nullable T wrong(String expected, String right) {
        problem(key() + " must be " + expected + " but is " + node.kind(), right);
        return null;
    }
}
