package io.tenantsync.graph.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Graph's error envelope.
 *
 * @param code the outer code; empty if there is none
 * @param message text for people; empty if there is none
 * @param innerCodes codes of the nested inner errors, outermost first
 * @param details what is wrong with which property
 */
public record GraphError(String code, String message, List<String> innerCodes, List<Detail> details) {
    /** What stands for an answer without an envelope. */
    public static final GraphError NONE = new GraphError("", "", List.of(), List.of());

    /** Nesting deeper than this is not Graph's. */
    private static final int DEEPEST = 10;

    /** @param target the property; null if it names none */
    public record Detail(@Nullable String target, String code) {}

    /** Reads the body of an answer; {@link #NONE} if it is no envelope. */
    public static GraphError in(@Nullable Map<String, @Nullable Object> body) {
        if (body == null || !(body.get("error") instanceof Map<?, ?> error)) {
            return NONE;
        }
        return new GraphError(text(error, "code"), text(error, "message"), innerCodes(error), details(error));
    }

    /** All codes, outermost first. */
    public Stream<String> codes() {
        return Stream.concat(Stream.of(code), innerCodes.stream());
    }

    private static List<String> innerCodes(Map<?, ?> error) {
        List<String> codes = new ArrayList<>();
        Object inner = inner(error);
        for (int depth = 0; depth < DEEPEST && inner instanceof Map<?, ?> map; depth++) {
            if (!text(map, "code").isEmpty()) {
                codes.add(text(map, "code"));
            }
            inner = inner(map);
        }
        return List.copyOf(codes);
    }

    /** Documentation and services spell the member differently. */
    private static @Nullable Object inner(Map<?, ?> error) {
        Object inner = error.get("innerError");
        return inner != null ? inner : error.get("innererror");
    }

    private static List<Detail> details(Map<?, ?> error) {
        List<Detail> details = new ArrayList<>();
        if (error.get("details") instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> detail) {
                    String target = text(detail, "target");
                    details.add(new Detail(target.isEmpty() ? null : target, text(detail, "code")));
                }
            }
        }
        if (details.isEmpty() && !text(error, "target").isEmpty()) {
            details.add(new Detail(text(error, "target"), ""));
        }
        return List.copyOf(details);
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
