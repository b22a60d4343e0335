package io.tenantsync.mapper.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recursive descent over the text; every complaint has a position. */
final class Parser {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private static final Set<String> WORDS = Set.of("vbBinaryCompare", "vbTextCompare", "UTF8", "Unicode", "ASCII");

    private final String text;
    private int at;
    private int depth;

    Parser(String text) {
        this.text = text;
    }

    Node parse() {
        if (text.length() > LONGEST) {
            throw new Misread(
                    text, LONGEST, "An expression may have " + LONGEST + " characters, this one has " + text.length());
        }
        Node root = comparison();
        if (at < text.length()) {
            throw wrong("Expected the end of the expression, found " + here());
        }
        return root;
    }

    private Node comparison() {
        Node left = operand();
        skipSpace();
        for (Comparator comparator : Comparator.values()) {
            if (text.startsWith(comparator.symbol(), at)) {
                at += comparator.symbol().length();
                Node right = operand();
                skipSpace();
                return new Node.Comparison(left, comparator, right);
            }
        }
        return left;
    }

    private Node operand() {
        skipSpace();
        if (at >= text.length()) {
            throw wrong("Expected a function, [attribute], \"text\" or number, found the end");
        }
        char first = text.charAt(at);
        if (first == '[') {
            return attribute();
        }
        if (first == '"') {
            return quoted();
        }
        if (first == '&') {
            return hexadecimal();
        }
        if (Character.isDigit(first) || first == '-' || first == '+' || first == '.') {
            return number();
        }
        if (Character.isLetter(first)) {
            return callOrWord();
        }
        throw wrong("Expected a function, [attribute], \"text\" or number, found " + here());
    }

    private Node attribute() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw wrong("This [ has no closing ]");
        }
        String name = text.substring(at + 1, end).trim();
        if (name.isEmpty() || name.contains("[")) {
            throw wrong("Expected the name of an attribute in square brackets");
        }
        at = end + 1;
        return new Node.Attribute(name);
    }

    private Node quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                return new Node.Literal(value.toString());
            }
            boolean escape = next == '\\' && at < text.length() && "\\\"".indexOf(text.charAt(at)) >= 0;
            value.append(escape ? text.charAt(at++) : next);
        }
        throw new Misread(
                text, start, "This quotation mark has no closing one; inside a text write \\\" for a quotation mark");
    }

    private Node hexadecimal() {
        int start = at;
        boolean marked = text.regionMatches(true, at, "&H", 0, 2);
        at += 2;
        int digits = Math.min(at, text.length());
        while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
            at++;
        }
        if (!marked || at <= digits || at - digits > 15) {
            throw new Misread(text, start, "Expected a hexadecimal number like &HF7");
        }
        return new Node.Literal(Long.parseLong(text.substring(digits, at), 16));
    }

    private Node number() {
        int start = at++;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(start, at);
        Double number = Values.number(digits);
        if (number == null) {
            throw new Misread(text, start, "Expected a number, found " + digits);
        }
        boolean whole = digits.indexOf('.') < 0 && Math.abs(number) < 1e15;
        return new Node.Literal(whole ? (Object) number.longValue() : number);
    }

    private Node callOrWord() {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        skipSpace();
        if (at < text.length() && text.charAt(at) == '(') {
            return call(name, start);
        }
        if (WORDS.contains(name)) {
            return new Node.Literal(name);
        }
        throw new Misread(
                text,
                start,
                FunctionTable.find(name) == null
                        ? "Expected a function, [attribute], \"text\" or number, found the word " + name + "; write ["
                                + name + "] for the attribute or \"" + name + "\" for the text"
                        : "Expected ( after " + name);
    }

    private Node call(String name, int start) {
        FunctionTable.Entry function = FunctionTable.find(name);
        if (function == null) {
            throw new Misread(
                    text,
                    start,
                    "There is no function " + name + "; did you mean " + FunctionTable.nearest(name) + "?");
        }
        if (++depth > DEEPEST) {
            throw new Misread(text, start, "Functions may be nested " + DEEPEST + " deep");
        }
        List<Node> arguments = arguments(name);
        depth--;
        String objection = function.objectionTo(arguments.size());
        if (objection != null) {
            throw new Misread(text, start, objection);
        }
        return new Node.Call(function, arguments);
    }

    private List<Node> arguments(String name) {
        List<Node> arguments = new ArrayList<>();
        at++;
        skipSpace();
        if (at < text.length() && text.charAt(at) == ')') {
            at++;
            return arguments;
        }
        while (true) {
            skipSpace();
            boolean omitted = at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ')');
            arguments.add(omitted ? new Node.Omitted() : comparison());
            if (at >= text.length()) {
                throw wrong("Expected , or ) in the arguments of " + name + ", found the end");
            }
            char next = text.charAt(at);
            if (next != ',' && next != ')') {
                throw wrong("Expected , or ) in the arguments of " + name + ", found " + here());
            }
            at++;
            if (next == ')') {
                skipSpace();
                return arguments;
            }
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String here() {
        return "'" + text.charAt(at) + "'";
    }

    private Misread wrong(String message) {
        return new Misread(text, at, message);
    }
}
