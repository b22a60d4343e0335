package io.tenantsync.emulator.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tenantsync.emulator.odata.Expression.All;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.Function;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Not;
import io.tenantsync.emulator.odata.Expression.Operator;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.Path;
import io.tenantsync.emulator.odata.Expression.TextMatch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterFuzzTest {
    private static final List<String> TEXTS =
            List.of("", "x", "O'Neil", "''", "a and b", "(", "%", "Ünal", "日本", "\\", "$count");
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "'",
            "''",
            ",",
            "/",
            ":",
            " ",
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "in",
            "any",
            "all",
            "null",
            "true",
            "displayName",
            "$count",
            "startsWith",
            "endsWith(",
            "contains",
            "42",
            "-",
            "2024-01-01",
            "T",
            "Z",
            ".",
            "é",
            "6f1b0f52-74a4-4b1d-9a1f-0a1b2c3d4e5f",
            "@",
            "$",
            "&",
            "x:x");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsBackWhatWasWritten(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            Expression expression = expression(random, 4);

            assertThat(FilterParser.parse(text(expression)))
                    .as(text(expression))
                    .isEqualTo(expression);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void decidesByTheRulesOfLogic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Object> subject = Map.of("name", "O'Neil", "list", List.of("x", "y"), "flag", true);
        for (int i = 0; i < 2_000; i++) {
            Expression left = expression(random, 3);
            Expression right = expression(random, 3);
            boolean a = Evaluation.matches(left, subject::get);
            boolean b = Evaluation.matches(right, subject::get);

            assertThat(Evaluation.matches(new And(left, right), subject::get)).isEqualTo(a && b);
            assertThat(Evaluation.matches(new Or(left, right), subject::get)).isEqualTo(a || b);
            assertThat(Evaluation.matches(new Not(left), subject::get)).isEqualTo(!a);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10})
    void refusesNonsenseWithASyntaxErrorAndNothingElse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            String nonsense = random.ints(random.nextInt(1, 12), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));

            assertThatCode(() -> tried(nonsense)).as(nonsense).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnEndlessFilterInsteadOfOverflowing() {
        assertThatCode(() -> tried("not ".repeat(50_000) + "a eq 'b'")).doesNotThrowAnyException();
        assertThatCode(() -> tried("a/any(x:".repeat(50_000))).doesNotThrowAnyException();
        assertThatCode(() -> tried("a eq 'b' and ".repeat(5_000) + "a eq 'b'")).doesNotThrowAnyException();
    }

    @Test
    void takesAFilterOfManyClauses() {
        String filter = "a eq 'b' or ".repeat(400) + "a eq 'c'";

        assertThat(Evaluation.matches(FilterParser.parse(filter), name -> "c")).isTrue();
    }

    private static void tried(String filter) {
        try {
            Evaluation.matches(FilterParser.parse(filter), name -> null);
        } catch (SyntaxError expected) {
            assertThat(expected.text()).isNotBlank();
        }
    }

    private static Expression expression(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 4);
        Path path = new Path(
                random.nextBoolean() ? List.of(one(random, List.of("name", "flag", "list"))) : List.of("a", "b"));
        return switch (kind) {
            case 0, 1 -> new Comparison(path, one(random, List.of(Operator.values())), literal(random));
            case 2 -> new In(path, List.of(literal(random), literal(random)));
            case 3 -> new TextMatch(one(random, List.of(Function.values())), path, one(random, TEXTS));
            case 4 -> new And(expression(random, depth - 1), expression(random, depth - 1));
            case 5 -> new Or(expression(random, depth - 1), expression(random, depth - 1));
            case 6 -> new Not(expression(random, depth - 1));
            case 7 -> new Any(new Path(List.of("list")), "v", expression(random, depth - 1));
            default -> new All(new Path(List.of("list")), "v", expression(random, depth - 1));
        };
    }

    private static Literal literal(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Literal(null);
            case 1 -> new Literal(random.nextBoolean());
            case 2 -> new Literal(random.nextLong(-1_000, 1_000));
            case 3 -> new Literal(random.nextInt(100) + 0.5);
            case 4 -> new Literal(Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L)));
            default -> new Literal(one(random, TEXTS));
        };
    }

    private static <T> T one(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String text(Expression expression) {
        return switch (expression) {
            case And and -> "(" + text(and.left()) + ") and (" + text(and.right()) + ")";
            case Or or -> "(" + text(or.left()) + ") or (" + text(or.right()) + ")";
            case Not not -> "not (" + text(not.operand()) + ")";
            case Comparison it ->
                it.path() + " " + it.operator().name().toLowerCase(Locale.ROOT) + " " + text(it.literal());
            case In in ->
                in.path()
                        + in.literals().stream()
                                .map(FilterFuzzTest::text)
                                .collect(Collectors.joining(",", " in (", ")"));
            case TextMatch it ->
                it.function().name().replace("_", "") + "(" + it.path() + "," + text(new Literal(it.argument())) + ")";
            case Any any -> any.collection() + "/any(" + any.variable() + ":" + text(any.condition()) + ")";
            case All all -> all.collection() + "/all(" + all.variable() + ":" + text(all.condition()) + ")";
        };
    }

    private static String text(Literal literal) {
        return switch (literal.value()) {
            case null -> "null";
            case String string -> "'" + string.replace("'", "''") + "'";
            case Object other -> other.toString();
        };
    }
}
