package io.tenantsync.mapper.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Functions whose value chance decides. What they give is no secret: it can be foretold from the person's id. */
final class ChanceFunctions {
    private static final int LONGEST = 256;
    private static final int[] CLASS_ARGUMENTS = {1, 2, 3, 4};
    private static final List<String> CLASSES =
            List.of("0123456789", "!@#$%^&*_-+=?.", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz");

    static final List<Signature> ALL = List.of(
            Signature.of("Guid()", 0, 0, Kind.TEXT, ChanceFunctions::guid),
            Signature.of(
                    "RandomString(length, minimumNumbers, minimumSpecialCharacters, minimumCapital, minimumLowerCase,"
                            + " [charactersToAvoid])",
                    5,
                    6,
                    Kind.TEXT,
                    ChanceFunctions::randomString,
                    Kind.NUMBER,
                    Kind.NUMBER,
                    Kind.NUMBER,
                    Kind.NUMBER,
                    Kind.NUMBER,
                    Kind.TEXT));

    private ChanceFunctions() {}

    private static Object guid(Arguments arguments) {
        RandomGenerator random = arguments.inputs().random();
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    private static Object randomString(Arguments arguments) {
        RandomGenerator random = arguments.inputs().random();
        int length = arguments.number(0);
        long needed = 0;
        for (int argument : CLASS_ARGUMENTS) {
            needed += Math.max(0, arguments.number(argument));
        }
        if (length < 1 || length > LONGEST || needed > length) {
            throw arguments.failed("the length must be between 1 and " + LONGEST
                    + " and at least the sum of the minima, which is " + needed + "; it is " + length);
        }
        List<Character> result = new ArrayList<>(length);
        StringBuilder letters = new StringBuilder();
        for (int argument : CLASS_ARGUMENTS) {
            String allowed = allowed(CLASSES.get(argument - 1), arguments.textOrEmpty(5));
            letters.append(argument == 2 ? "" : allowed);
            add(result, arguments.number(argument), allowed, arguments, random);
        }
        add(result, length - result.size(), letters.toString(), arguments, random);
        for (int index = result.size() - 1; index > 0; index--) {
            Collections.swap(result, index, random.nextInt(index + 1));
        }
        StringBuilder text = new StringBuilder(length);
        result.forEach(text::append);
        return text.toString();
    }

    private static String allowed(String characters, String avoided) {
        StringBuilder allowed = new StringBuilder();
        characters.chars().filter(c -> avoided.indexOf(c) < 0).forEach(c -> allowed.append((char) c));
        return allowed.toString();
    }

    private static void add(
            List<Character> result, int count, String allowed, Arguments arguments, RandomGenerator random) {
        if (count > 0 && allowed.isEmpty()) {
            throw arguments.failed(5, "the characters to avoid leave none of a kind that is needed");
        }
        for (int added = 0; added < count; added++) {
            result.add(allowed.charAt(random.nextInt(allowed.length())));
        }
    }
}
