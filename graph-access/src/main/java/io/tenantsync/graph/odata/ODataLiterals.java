package io.tenantsync.graph.odata;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts values into {@code $filter} expressions so that no value can change what the expression means. */
public final class ODataLiterals {
    /** Graph takes at most this many operands in an {@code in} or a chain of {@code or}. */
    public static final int MOST_OPERANDS = 15;

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(/[A-Za-z_][A-Za-z0-9_]*)*");

    private ODataLiterals() {}

    /** A string literal: {@code O'Brien} becomes {@code 'O''Brien'}. */
    public static String string(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The literal {@code null}, {@code true}, {@code false}, a number, or a string literal. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean flag -> flag.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case String text -> string(text);
            default ->
                throw new IllegalArgumentException(
                        "No OData literal for a " + value.getClass().getSimpleName());
        };
    }

    /**
     * The same id, if it is one.
     *
     * @throws IllegalArgumentException if it is not a GUID
     */
    public static String id(String id) {
        if (!GUID.matcher(id).matches()) {
            throw new IllegalArgumentException("An object id of Entra is a GUID; this text is not");
        }
        return id;
    }

    /** {@code property eq 'value'}. */
    public static String equal(String property, @Nullable Object value) {
        return property(property) + " eq " + of(value);
    }

    /**
     * {@code property in ('a','b')}.
     *
     * @throws IllegalArgumentException if there is no value or more than {@link #MOST_OPERANDS}
     */
    public static String in(String property, Collection<String> values) {
        return values.stream()
                .map(ODataLiterals::string)
                .collect(Collectors.joining(",", property(property) + " in (", checked(values, MOST_OPERANDS)));
    }

    /** {@code collection/any(x:x eq 'value')}. */
    public static String anyEqual(String collection, String value) {
        return property(collection) + "/any(x:x eq " + string(value) + ")";
    }

    /**
     * {@code (a) or (b)}.
     *
     * @throws IllegalArgumentException if there is no expression or more than {@link #MOST_OPERANDS}
     */
    public static String or(List<String> expressions) {
        checked(expressions, MOST_OPERANDS);
        return expressions.stream().map(one -> "(" + one + ")").collect(Collectors.joining(" or "));
    }

    /** {@code id eq 'a' or id eq 'b'}: the one filter that delta queries take, with up to 50 ids. */
    public static String deltaIds(Collection<String> ids) {
        checked(ids, 50);
        return ids.stream().map(id -> "id eq '" + id(id) + "'").collect(Collectors.joining(" or "));
    }

    /**
     * The same property name or path, if it is one.
     *
     * @throws IllegalArgumentException if it has characters that no property of Graph has
     */
    public static String property(String property) {
        if (!PROPERTY.matcher(property).matches()) {
            throw new IllegalArgumentException("'" + property + "' is not the name of a Graph property");
        }
        return property;
    }

    private static String checked(Collection<?> operands, int most) {
        if (operands.isEmpty() || operands.size() > most) {
            throw new IllegalArgumentException(
                    "Graph takes 1 to " + most + " operands here; there are " + operands.size());
        }
        return ")";
    }
}
