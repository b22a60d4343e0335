package io.tenantsync.emulator.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a path into segments and makes the ways to write the same thing one. */
public final class PathSegments {
    private static final Pattern KEY = Pattern.compile("([A-Za-z$.]+)\\((?:[A-Za-z]+=)?'?(.*?)'?\\)");
    private static final String NAMESPACE = "microsoft.graph.";

    private PathSegments() {}

    /**
     * {@code /users('a%23b')/microsoft.graph.delta()} becomes {@code users}, {@code a#b}, {@code delta}; casts such as
     * {@code microsoft.graph.user} stay.
     */
    public static List<String> of(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String raw : rawPath.split("/")) {
            if (!raw.isEmpty()) {
                add(segments, URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return List.copyOf(segments);
    }

    private static void add(List<String> segments, String segment) {
        Matcher keyed = KEY.matcher(segment);
        if (!keyed.matches()) {
            segments.add(withoutNamespace(segment));
            return;
        }
        segments.add(withoutNamespace(keyed.group(1)));
        if (!keyed.group(2).isEmpty()) {
            segments.add(keyed.group(2).replace("''", "'"));
        }
    }

    private static String withoutNamespace(String segment) {
        boolean function = segment.equals(NAMESPACE + "delta") || segment.equals(NAMESPACE + "restore");
        return function ? segment.substring(NAMESPACE.length()) : segment;
    }
}
