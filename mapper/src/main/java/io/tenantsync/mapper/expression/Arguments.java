package io.tenantsync.mapper.expression;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arguments of one call; each is evaluated when it is asked for, so that branches not taken cannot fail. */
final class Arguments {
    private final String function;
    private final List<Node> nodes;
    private final Function<String, @Nullable Object> attributes;

    Arguments(String function, List<Node> nodes, Function<String, @Nullable Object> attributes) {
        this.function = function;
        this.nodes = nodes;
        this.attributes = attributes;
    }

    int count() {
        return nodes.size();
    }

    /** Whether an argument was written there, whatever its value. */
    boolean given(int index) {
        return index < nodes.size() && !(nodes.get(index) instanceof Node.Omitted);
    }

    @Nullable
    Object value(int index) {
        return index < nodes.size() ? nodes.get(index).evaluate(attributes) : null;
    }

    @Nullable
    String text(int index) {
        return Values.text(value(index));
    }

    String textOrEmpty(int index) {
        return Values.textOrEmpty(value(index));
    }

    List<String> list(int index) {
        return Values.list(value(index));
    }

    /** A whole number; fractions are cut off. */
    int number(int index) {
        String text = textOrEmpty(index);
        Double number = Values.number(text);
        if (number == null) {
            throw failed("argument " + (index + 1) + " must be a number, not \"" + text + "\"");
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number.longValue()));
    }

    /** True for True, "true" and numbers other than zero. */
    boolean truth(int index) {
        String text = textOrEmpty(index).toLowerCase(Locale.ROOT);
        Double number = Values.number(text);
        return number == null ? text.equals("true") : number != 0;
    }

    Interrupted failed(String message) {
        return Interrupted.failed(function + ": " + message);
    }
}
