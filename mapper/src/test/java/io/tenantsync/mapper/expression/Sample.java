package io.tenantsync.mapper.expression;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One person to evaluate expressions over, and the way in which the tables write what came of it. */
final class Sample {
    static final Map<String, Object> PERSON = new HashMap<>();

    static {
        PERSON.put("givenName", "Zoë");
        PERSON.put("surname", "Doe");
        PERSON.put("country", "US");
        PERSON.put("empty", "");
        PERSON.put("upn", "John.Doe@contoso.com");
        PERSON.put("accountEnabled", true);
        PERSON.put("age", 42L);
        PERSON.put("many", List.of("a", "B", "a"));
        PERSON.put("one", List.of("only"));
        PERSON.put("none", List.of());
    }

    private Sample() {}

    static Inputs inputs(long seed) {
        return new Inputs(
                PERSON::get,
                InstantSource.fixed(Instant.parse("2026-11-23T18:05:09Z")),
                new SplittableRandom(seed),
                "Sales"::equals,
                Map.of("regions", Map.of("US", "AMER", "JP", "APAC")),
                "contoso.com");
    }

    static Outcome evaluate(String text) {
        return switch (Expressions.parse(text)) {
            case Parsing.Parsed parsed -> parsed.expression().evaluate(inputs(7));
            case Parsing.Problem problem -> new Outcome.Failed(problem.message(), problem.line(), problem.column());
        };
    }

    static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value value -> shown(value.value());
            case Outcome.Empty ignored -> "null";
            case Outcome.LeaveAlone ignored -> "leave alone";
            case Outcome.Failed failed -> "error " + failed.line() + ":" + failed.column() + " " + failed.message();
        };
    }

    private static String shown(Object value) {
        return switch (value) {
            case String text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Boolean truth -> truth ? "True" : "False";
            case List<?> list -> list.stream().map(Sample::shown).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }
}
