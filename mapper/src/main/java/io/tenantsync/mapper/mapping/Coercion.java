package io.tenantsync.mapper.mapping;

import java.util.List;
import java.util.Locale;

/** Whether a computed value fits an attribute, and as what. */
sealed interface Coercion {
    /** It does, as this. */
    record Fits(Object value) implements Coercion {}

    /** It is an empty text or list, which Graph would refuse. */
    record IsEmpty() implements Coercion {}

    /** It does not. */
    record DoesNotFit(String message) implements Coercion {}

    static Coercion to(TargetAttribute.Kind kind, Object value) {
        if (value instanceof String text && text.isEmpty() || value instanceof List<?> list && list.isEmpty()) {
            return new IsEmpty();
        }
        return switch (kind) {
            case TEXT -> text(value);
            case TRUTH -> truth(value);
            case LIST -> new Fits(value instanceof List<?> ? value : List.of(asText(value)));
            case ANY -> value instanceof List<?> ? text(value) : new Fits(value);
            case REFERENCE -> new DoesNotFit("A reference cannot be computed");
        };
    }

    private static Coercion text(Object value) {
        if (value instanceof List<?> list) {
            return list.size() == 1
                    ? to(TargetAttribute.Kind.TEXT, list.getFirst())
                    : new DoesNotFit(
                            "The rule gives " + list.size()
                                    + " values for an attribute that holds one; take one with Item or put them together with Join");
        }
        return new Fits(asText(value));
    }

    private static Coercion truth(Object value) {
        return switch (asText(value).toLowerCase(Locale.ROOT)) {
            case "true" -> new Fits(true);
            case "false" -> new Fits(false);
            default -> new DoesNotFit("The rule gives \"" + asText(value) + "\" where True or False is needed");
        };
    }

    private static String asText(Object value) {
        return value instanceof Boolean truth ? (truth ? "True" : "False") : value.toString();
    }
}
