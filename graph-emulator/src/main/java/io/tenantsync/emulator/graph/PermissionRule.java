package io.tenantsync.emulator.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which permissions a kind of request takes.
 *
 * @param methods what it is for
 * @param first the first segment
 * @param path matched against the segments, joined by slashes
 * @param anyOf one of these is enough
 */
record PermissionRule(Set<String> methods, String first, Pattern path, Set<String> anyOf) {
    /** Reads rules from a table: methods, path with stars for single segments and two for any rest, permissions. */
    static List<PermissionRule> read(String resource) {
        try (InputStream in = PermissionRule.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The table " + resource + " is not in the jar; build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PermissionRule::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + resource + " cannot be read.", e);
        }
    }

    boolean concerns(String method, String segments) {
        return methods.contains(method) && path.matcher(segments).matches();
    }

    private static PermissionRule row(String line) {
        String[] cells = line.strip().split("\\s+");
        String pattern = cells[1].replace("$", "\\$")
                .replace(".", "\\.")
                .replace("/**", "(/.+)?")
                .replace("*", "[^/]+");
        return new PermissionRule(
                Set.of(cells[0].split(",")),
                cells[1].split("/")[0],
                Pattern.compile(pattern),
                Set.of(cells[2].split(",")));
    }
}
