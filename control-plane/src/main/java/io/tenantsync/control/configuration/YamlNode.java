package io.tenantsync.control.configuration;

import java.util.List;

/** A parsed document, with the place of everything. */
public sealed interface YamlNode {

    Position at();

    /** What kind of node it is, in words for people. */
    String kind();

    /** One value. Kinds follow the core schema of YAML 1.2, in which {@code no} is a text and not a truth value. */
    record Scalar(Position at, String text, Kind type) implements YamlNode {
        public enum Kind {
            TEXT("a text"),
            WHOLE("a whole number"),
            DECIMAL("a decimal number"),
            TRUTH("a truth value"),
            NOTHING("empty");

            private final String words;

            Kind(String words) {
                this.words = words;
            }
        }

        @Override
        public String kind() {
            return type.words;
        }
    }

    record Sequence(Position at, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(Position at, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a block of keys";
        }
    }

    record Entry(Position at, String key, YamlNode value) {}
}
