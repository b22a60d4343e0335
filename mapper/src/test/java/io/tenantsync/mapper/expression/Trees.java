package io.tenantsync.mapper.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes syntax trees by chance: every function, operator and kind of argument, right and wrong ones. */
final class Trees {
    private static final List<String> ATTRIBUTES = List.of(
            "givenName",
            "surname",
            "country",
            "empty",
            "upn",
            "accountEnabled",
            "age",
            "many",
            "one",
            "none",
            "missing");
    private static final List<Object> LITERALS = List.of(
            "",
            "a",
            "Doe, John",
            "\\d+\"x\\",
            "(?<g>a+)",
            "yyyy-MM-dd",
            "yyyy",
            "d",
            "2021-06-30",
            "Sales",
            "regions",
            "tr-TR",
            "True",
            "ünï 😀",
            0L,
            1L,
            -3L,
            Long.MAX_VALUE,
            2.0,
            -0.25,
            132539615990000000L);
    private static final List<String> WORDS = List.of("vbTextCompare", "vbBinaryCompare", "UTF8", "Unicode", "ASCII");

    private final SplittableRandom random;

    Trees(long seed) {
        random = new SplittableRandom(seed);
    }

    Node node(int depth) {
        int choice = random.nextInt(depth <= 0 ? 4 : 12);
        return switch (choice) {
            case 0, 1 -> new Node.Attribute(any(ATTRIBUTES));
            case 2 -> new Node.Literal(any(LITERALS));
            case 3 -> random.nextInt(4) == 0 ? new Node.Word(any(WORDS)) : new Node.Literal(any(LITERALS));
            case 4 -> new Node.Comparison(node(depth - 1), any(List.of(Comparator.values())), node(depth - 1));
            case 5 -> new Node.Concatenation(List.of(node(depth - 1), node(depth - 1)));
            default -> call(depth);
        };
    }

    private Node call(int depth) {
        List<String> names = List.copyOf(Expressions.functionNames());
        Signature function = FunctionTable.find(any(names));
        int most = Math.min(function.most(), function.least() + 3);
        int count = function.least() + random.nextInt(most - function.least() + 1);
        List<Node> arguments = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            arguments.add(argument(function, index, depth));
        }
        return new Node.Call(function, arguments);
    }

    private Node argument(Signature function, int index, int depth) {
        if (function.most() > 1 && function.mayBeOmitted(index) && random.nextInt(3) == 0) {
            return new Node.Omitted();
        }
        return switch (function.kind(index)) {
            case NUMBER -> new Node.Literal((long) random.nextInt(12));
            case INTERVAL -> new Node.Literal(any(Kind.INTERVALS));
            case ENCODING -> new Node.Word(any(Kind.ENCODINGS));
            case COMPARE -> new Node.Word("vbTextCompare");
            case PATTERN -> new Node.Literal(any(List.of("(?<g>a+)", "[a-z]*", "(x|y)?", ".")));
            case FORMAT -> new Node.Literal(any(List.of("yyyy-MM-dd", "o", "HH:mm")));
            case NAME -> new Node.Literal(any(List.of("Sales", "regions")));
            case ANY, TEXT, EACH, LIST, TRUTH, DATE -> node(depth - 1);
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
