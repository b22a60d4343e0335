package io.tenantsync.mapper.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of an expression before the first person comes by: count and kind of arguments, availability. */
final class Checking {
    private static final Set<String> NULL_TESTS = Set.of("IsNull", "IsNullOrEmpty", "IsPresent");

    private final String text;
    private final Map<Node, Integer> offsets;
    private final List<Expression.Extension> extensions = new ArrayList<>();

    Checking(String text, Map<Node, Integer> offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /**
     * Goes through the tree.
     *
     * @return what of it Entra would not understand, in the order of the text
     * @throws Misread if something in it can never work
     */
    List<Expression.Extension> check(Node root) {
        check(root, null);
        extensions.sort(Comparator.comparing(Expression.Extension::line).thenComparing(Expression.Extension::column));
        return List.copyOf(extensions);
    }

    private void check(Node node, Node.@Nullable Call condition) {
        switch (node) {
            case Node.Call call -> call(call);
            case Node.Comparison comparison -> comparison(comparison, condition);
            case Node.Concatenation ignored -> extension(node, "& between texts");
            case Node.Attribute ignored -> {}
            case Node.Literal ignored -> {}
            case Node.Word ignored -> {}
            case Node.Omitted ignored -> {}
        }
        if (!(node instanceof Node.Call)) {
            node.children().forEach(child -> check(child, null));
        }
    }

    private void call(Node.Call call) {
        Signature function = call.function();
        List<Node> arguments = call.arguments();
        if (function.origin() == Signature.Origin.UNAVAILABLE) {
            throw misread(call, function.name() + " is not available for this kind of synchronization");
        }
        if (function.origin() == Signature.Origin.EXTENSION) {
            extension(call, "the function " + function.name());
        }
        String objection = function.objectionTo(written(arguments, function.most()));
        if (objection != null) {
            throw misread(call, objection);
        }
        for (int index = 0; index < arguments.size(); index++) {
            argument(call, index);
        }
        String misuse = function.name().equals("Replace") ? Replacing.objectionTo(call) : null;
        if (misuse != null) {
            throw misread(call, misuse);
        }
    }

    /** Commas after the last argument say nothing. */
    private static int written(List<Node> arguments, int most) {
        int count = arguments.size();
        while (count > most && arguments.get(count - 1) instanceof Node.Omitted) {
            count--;
        }
        return count;
    }

    private void argument(Node.Call call, int index) {
        Node argument = call.arguments().get(index);
        Signature function = call.function();
        if (argument instanceof Node.Omitted && !function.mayBeOmitted(index)) {
            throw misread(argument, "Argument " + (index + 1) + " of " + function.name() + " is missing: " + function);
        }
        String objection = function.kind(index).objectionTo(argument);
        if (objection != null) {
            throw misread(argument, "Argument " + (index + 1) + " of " + function.name() + " " + objection);
        }
        boolean isCondition =
                index == 0 && (function.name().equals("IIF") || function.name().equals("CBool"));
        if (isCondition && testsNull(function, argument)) {
            extension(argument, "IIF that tests for null");
        }
        check(argument, isCondition ? call : null);
    }

    private static boolean testsNull(Signature function, Node condition) {
        return function.name().equals("IIF")
                && switch (condition) {
                    case Node.Call call -> NULL_TESTS.contains(call.function().name());
                    case Node.Comparison comparison ->
                        comparison.right().equals(new Node.Literal(""))
                                || comparison.left().equals(new Node.Literal(""));
                    default -> false;
                };
    }

    private void comparison(Node.Comparison comparison, Node.@Nullable Call condition) {
        if (condition == null) {
            extension(comparison, "a comparison outside of CBool and IIF");
        }
    }

    private void extension(Node node, String what) {
        Parsing.Problem place = misread(node, what).problem();
        extensions.add(new Expression.Extension(what, place.line(), place.column()));
    }

    private Misread misread(Node node, String message) {
        return new Misread(text, offsets.getOrDefault(node, 0), message);
    }
}
