package io.tenantsync.mapper.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables under {@code expressions}: one line per case, in sections by function. */
class FunctionsTest {
    private static final List<String> FILES = List.of("text", "logic", "lists", "dates", "coding", "language");
    private static final Set<String> WITHOUT_ARGUMENTS = Set.of("DefaultDomain", "Guid", "Now");

    private record Case(String file, int line, String function, String tag, String expression, String expected) {}

    @ParameterizedTest
    @ValueSource(strings = {"text", "logic", "lists", "dates", "coding", "language"})
    void computesWhatTheTableSays(String file) {
        List<String> wrong = new ArrayList<>();
        for (Case each : cases(file)) {
            Outcome outcome = Sample.evaluate(each.expression());
            boolean right = each.expected().startsWith("matches ")
                    ? matches(outcome, each.expected())
                    : Sample.shown(outcome).equals(each.expected());
            if (!right) {
                wrong.add(file + ".txt:" + each.line() + "  " + each.expression() + "\n    gives  "
                        + Sample.shown(outcome) + "\n    not    " + each.expected());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void hasForEachFunctionItsExampleAndEachKindOfPoorInput() {
        Map<String, Set<String>> tags = new TreeMap<>();
        FILES.stream()
                .flatMap(file -> cases(file).stream())
                .forEach(each -> tags.computeIfAbsent(each.function(), function -> new TreeSet<>())
                        .add(each.tag()));
        assertThat(tags.keySet()).containsAll(Expressions.functionNames());
        for (String function : Expressions.functionNames()) {
            if (WITHOUT_ARGUMENTS.contains(function)) {
                assertThat(tags.get(function)).as(function).contains("example");
            } else if (!function.equals("IsMemberOf")) {
                assertThat(tags.get(function))
                        .as(function)
                        .contains("example", "null", "empty", "missing", "many", "wrong");
            }
        }
    }

    private static boolean matches(Outcome outcome, String expected) {
        String pattern = expected.substring("matches \"".length(), expected.length() - 1);
        return outcome instanceof Outcome.Value value && value.text().matches(pattern);
    }

    private static List<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        String function = "";
        int line = 0;
        for (String text : lines(file).toList()) {
            line++;
            if (text.startsWith("# ")) {
                function = text.substring(2);
            } else {
                int tag = text.indexOf(": ");
                int arrow = text.lastIndexOf(" -> ");
                cases.add(new Case(
                        file,
                        line,
                        function,
                        text.substring(0, tag),
                        text.substring(tag + 2, arrow),
                        text.substring(arrow + 4)));
            }
        }
        return cases;
    }

    private static Stream<String> lines(String file) {
        try (InputStream table = FunctionsTest.class.getResourceAsStream("/expressions/" + file + ".txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
