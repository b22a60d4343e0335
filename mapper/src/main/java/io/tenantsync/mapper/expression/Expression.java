package io.tenantsync.mapper.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A parsed expression. Two are equal when their texts are. */
public final class Expression {
    private static final Set<String> VOLATILE = Set.of("Now", "Guid", "RandomString");

    private final String text;
    private final Node root;
    private final Map<Node, Integer> offsets;
    private final List<Extension> extensions;
    private final boolean redacts;
    private final boolean isVolatile;

    Expression(String text, Node root, Map<Node, Integer> offsets, List<Extension> extensions) {
        this.text = text;
        this.root = root;
        this.offsets = offsets;
        this.extensions = extensions;
        this.redacts = calls(root, Set.of("Redact"));
        this.isVolatile = calls(root, VOLATILE);
    }

    /**
     * Something that Entra would not understand.
     *
     * @param what the function or construct
     * @param line from 1
     * @param column from 1, in UTF-16 units
     */
    public record Extension(String what, int line, int column) {}

    /** The text that it was parsed from. */
    public String text() {
        return text;
    }

    /** The names in square brackets, and those that Replace names as its replacement attribute. */
    public SortedSet<String> attributes() {
        SortedSet<String> names = new TreeSet<>();
        visit(root, node -> {
            if (node instanceof Node.Attribute attribute) {
                names.add(attribute.name());
            }
            if (node instanceof Node.Call call && call.function().name().equals("Replace")) {
                names.addAll(Replacing.namedAttribute(call));
            }
        });
        return names;
    }

    /** The tables that {@code Lookup} asks. */
    public SortedSet<String> tables() {
        return firstArguments("Lookup");
    }

    /** The groups that {@code IsMemberOf} asks about, as written. */
    public SortedSet<String> groups() {
        return firstArguments("IsMemberOf");
    }

    /** Whether the value must not be shown in logs. */
    public boolean redacts() {
        return redacts;
    }

    /** Whether the value depends on the clock or on chance, not on the person alone. */
    public boolean isVolatile() {
        return isVolatile;
    }

    /** What of it Entra would not understand, in the order of the text; empty = Entra takes it as it is. */
    public List<Extension> extensions() {
        return extensions;
    }

    /** The same expression in one canonical spelling: one blank after commas and around operators. */
    public String print() {
        return Printer.print(root);
    }

    /** Computes the value. Total: never throws, and ends for any input. */
    public Outcome evaluate(Inputs inputs) {
        try {
            Object value = root.evaluate(inputs);
            return value == null ? new Outcome.Empty() : new Outcome.Value(value);
        } catch (Interrupted interrupted) {
            String failure = interrupted.failure();
            return failure == null ? new Outcome.LeaveAlone() : failed(failure, interrupted.place());
        } catch (StackOverflowError tooDeep) {
            return failed("The value cannot be computed: the expression goes too deep", root);
        } catch (RuntimeException unforeseen) {
            // whoever evaluates people by the thousand must not be stopped by one value that no function foresaw
            return failed("The value cannot be computed: " + unforeseen, root);
        }
    }

    Node root() {
        return root;
    }

    private Outcome failed(String message, @Nullable Node place) {
        int offset = place == null ? 0 : offsets.getOrDefault(place, 0);
        Parsing.Problem problem = new Misread(text, offset, message).problem();
        return new Outcome.Failed(message, problem.line(), problem.column());
    }

    private SortedSet<String> firstArguments(String function) {
        SortedSet<String> names = new TreeSet<>();
        visit(root, node -> {
            if (node instanceof Node.Call call && call.function().name().equals(function)) {
                names.add(Values.textOrEmpty(call.arguments().getFirst().evaluate(Inputs.of(name -> null))));
            }
        });
        return names;
    }

    private static boolean calls(Node root, Set<String> names) {
        boolean[] found = {false};
        visit(
                root,
                node -> found[0] |= node instanceof Node.Call call
                        && names.contains(call.function().name()));
        return found[0];
    }

    private static void visit(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        node.children().forEach(child -> visit(child, visitor));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
