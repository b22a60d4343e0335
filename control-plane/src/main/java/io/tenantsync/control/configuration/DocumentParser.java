package io.tenantsync.control.configuration;

import java.util.Optional;

/** Turns the text of a file into a tree; the port behind which the YAML library is. */
@FunctionalInterface
public interface DocumentParser {
    /** The tree; empty after what is wrong with the text was reported. */
    Optional<YamlNode> parse(String text, Problems problems);
}
