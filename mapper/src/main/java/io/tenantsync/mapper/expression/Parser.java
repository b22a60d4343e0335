package io.tenantsync.mapper.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recursive descent over the text; every complaint and every node has a position. */
final class Parser {
    static final int LONGEST = 10_000;
    static final int DEEPEST = 100;
    private static final Set<String> WORDS = Set.of("vbBinaryCompare", "vbTextCompare", "UTF8", "Unicode", "ASCII");
    private static final String OPERAND = "Expected a function, [attribute], \"text\" or number, found ";

    private final String text;
    private final Map<Node, Integer> offsets = new IdentityHashMap<>();
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

    /** Where each node starts in the text; by identity. */
    Map<Node, Integer> offsets() {
        return offsets;
    }

    private Node comparison() {
        skipSpace();
        int start = at;
        Node left = concatenation();
        for (Comparator comparator : Comparator.values()) {
            if (text.startsWith(comparator.symbol(), at)) {
                at += comparator.symbol().length();
                return placed(start, new Node.Comparison(left, comparator, concatenation()));
            }
        }
        return left;
    }

    private Node concatenation() {
        skipSpace();
        int start = at;
        List<Node> parts = new ArrayList<>();
        parts.add(operand());
        skipSpace();
        while (at < text.length() && text.charAt(at) == '&') {
            at++;
            parts.add(operand());
            skipSpace();
        }
        return parts.size() == 1 ? parts.getFirst() : placed(start, new Node.Concatenation(parts));
    }

    private Node operand() {
        skipSpace();
        if (at >= text.length()) {
            throw wrong(OPERAND + "the end");
        }
        int start = at;
        char first = text.charAt(at);
        if (first == '(') {
            return parenthesised();
        }
        if (first == '[') {
            return placed(start, attribute());
        }
        if (first == '"') {
            return placed(start, quoted());
        }
        if (first == '&') {
            return placed(start, hexadecimal());
        }
        if (isDigit(first) || first == '-' || first == '+' || first == '.') {
            return placed(start, number());
        }
        if (isLetter(first)) {
            return placed(start, callOrWord());
        }
        throw wrong(OPERAND + here());
    }

    private Node parenthesised() {
        int start = at++;
        deeper(start);
        Node inner = comparison();
        depth--;
        if (at >= text.length() || text.charAt(at) != ')') {
            throw new Misread(text, start, "This ( has no closing )");
        }
        at++;
        return inner;
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
        int start = at++;
        while (at < text.length() && (isDigit(text.charAt(at)) || isLetter(text.charAt(at)))) {
            at++;
        }
        var number = Values.number(text.substring(start, at));
        if (number == null) {
            throw new Misread(text, start, "Expected a hexadecimal number like &HF7");
        }
        return new Node.Literal(number.longValue());
    }

    private Node number() {
        int start = at++;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(start, at);
        var number = Values.number(digits);
        if (number == null) {
            throw new Misread(text, start, "Expected a number, found " + digits);
        }
        boolean whole = digits.indexOf('.') < 0 && number.toBigInteger().bitLength() < Long.SIZE;
        return new Node.Literal(whole ? (Object) number.longValue() : number.doubleValue());
    }

    private Node callOrWord() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        skipSpace();
        if (at < text.length() && text.charAt(at) == '(') {
            return call(name, start);
        }
        if (WORDS.contains(name)) {
            return new Node.Word(name);
        }
        throw new Misread(
                text,
                start,
                FunctionTable.find(name) == null
                        ? OPERAND + "the word " + name + "; write [" + name + "] for the attribute or \"" + name
                                + "\" for the text"
                        : "Expected ( after " + name);
    }

    private Node call(String name, int start) {
        Signature function = FunctionTable.find(name);
        if (function == null) {
            throw new Misread(
                    text,
                    start,
                    "There is no function " + name + "; did you mean " + FunctionTable.nearest(name) + "?");
        }
        deeper(start);
        List<Node> arguments = arguments(name);
        depth--;
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
            arguments.add(omitted ? placed(at, new Node.Omitted()) : comparison());
            if (at >= text.length()) {
                throw wrong("Expected , or ) in the arguments of " + name + ", found the end");
            }
            char next = text.charAt(at);
            if (next != ',' && next != ')') {
                throw wrong("Expected , or ) in the arguments of " + name + ", found " + here());
            }
            at++;
            if (next == ')') {
                return arguments;
            }
        }
    }

    private Node placed(int start, Node node) {
        offsets.putIfAbsent(node, start);
        return node;
    }

    private void deeper(int start) {
        if (++depth > DEEPEST) {
            throw new Misread(text, start, "Functions and parentheses may be nested " + DEEPEST + " deep");
        }
    }

    private void skipSpace() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0')) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private String here() {
        return "'" + Character.toString(text.codePointAt(at)) + "'";
    }

    private Misread wrong(String message) {
        return new Misread(text, at, message);
    }
}
