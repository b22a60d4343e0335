package io.tenantsync.mapper.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a syntax tree as a text that parses to the same tree. */
final class Printer {
    private Printer() {}

    static String print(Node node) {
        return switch (node) {
            case Node.Attribute attribute -> "[" + attribute.name() + "]";
            case Node.Literal literal -> literal(literal.value());
            case Node.Word word -> word.name();
            case Node.Omitted ignored -> "";
            case Node.Comparison comparison ->
                operand(comparison.left()) + " " + comparison.comparator().symbol() + " " + operand(comparison.right());
            case Node.Concatenation concatenation ->
                concatenation.parts().stream().map(Printer::part).collect(Collectors.joining(" & "));
            case Node.Call call -> call.function().name() + "(" + arguments(call.arguments()) + ")";
        };
    }

    private static String arguments(List<Node> arguments) {
        return arguments.stream().map(Printer::print).collect(Collectors.joining(", "));
    }

    private static String operand(Node node) {
        return node instanceof Node.Comparison ? "(" + print(node) + ")" : print(node);
    }

    private static String part(Node node) {
        return node instanceof Node.Concatenation ? "(" + print(node) + ")" : operand(node);
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Double number -> new BigDecimal(number.toString()).toPlainString();
            default -> value.toString();
        };
    }
}
