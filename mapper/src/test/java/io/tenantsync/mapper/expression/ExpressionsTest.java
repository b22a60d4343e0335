package io.tenantsync.mapper.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.expression.regex.BoundedRegex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    private static final Map<String, Object> PERSON = new HashMap<>();

    static {
        PERSON.put("givenName", "Zoë");
        PERSON.put("surname", "Doe");
        PERSON.put("country", "US");
        PERSON.put("empty", "");
        PERSON.put("upn", "John.Doe@contoso.com");
        PERSON.put("accountEnabled", true);
        PERSON.put("age", 42L);
        PERSON.put("phones", List.of("+1 1", "+1 2", "+1 1"));
        PERSON.put("one", List.of("only"));
        PERSON.put("none", List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Jion(\"a\", [b]) | 1 | 1 | There is no function Jion; did you mean Join?",
                "Join(\", \", tolower([b])) | 1 | 12 | There is no function tolower; did you mean ToLower?",
                "Left([a]) | 1 | 1 | Left takes 2 arguments, not 1: Left(text, length)",
                "Switch([a], \"d\", \"k\", \"v\", \"x\") | 1 | 1 | Switch takes an even number of arguments, not 5: Switch(source, [default], [key1], [value1], ...)",
                "Left([a, 3) | 1 | 6 | This [ has no closing ]",
                "Left(\"a, 3) | 1 | 6 | This quotation mark has no closing one; inside a text write \\\" for a quotation mark",
                "Left([a] 3) | 1 | 10 | Expected , or ) in the arguments of Left, found '3'",
                "Left([a], 3 | 1 | 12 | Expected , or ) in the arguments of Left, found the end",
                "[a] [b] | 1 | 5 | Expected the end of the expression, found '['",
                "department | 1 | 1 | Expected a function, [attribute], \"text\" or number, found the word department; write [department] for the attribute or \"department\" for the text",
                "Left | 1 | 1 | Expected ( after Left",
                "Left([], 1) | 1 | 6 | Expected the name of an attribute in square brackets",
                "Join(?) | 1 | 6 | Expected a function, [attribute], \"text\" or number, found '?'",
                "&HZZ | 1 | 1 | Expected a hexadecimal number like &HF7",
                "1.2.3 | 1 | 1 | Expected a number, found 1.2.3",
                "(\"a\" | 1 | 1 | This ( has no closing )",
                "Join(\", \", SelectUniqueValue([a], [b])) | 1 | 12 | SelectUniqueValue is not available for this kind of synchronization",
                "SingleAppRoleAssignment([appRoleAssignments]) | 1 | 1 | SingleAppRoleAssignment is not available for this kind of synchronization",
                "AppRoleAssignmentsComplex([a]) | 1 | 1 | AppRoleAssignmentsComplex is not available for this kind of synchronization",
                "AssertiveAppRoleAssignmentsComplex([a]) | 1 | 1 | AssertiveAppRoleAssignmentsComplex is not available for this kind of synchronization",
                "Left([a], \"x\") | 1 | 11 | Argument 2 of Left must be a number, not \"x\"",
                "Left([a], Split([b], \",\")) | 1 | 11 | Argument 2 of Left must be a number, and Split gives a list; take one with Item or put them together with Join",
                "Left([a], [b]=[c]) | 1 | 11 | Argument 2 of Left must be a number, and a comparison gives True or False",
                "Append(Split([a], \",\"), \"b\") | 1 | 8 | Argument 1 of Append must be one text, and Split gives a list; take one with Item or put them together with Join",
                "Left([a], ) | 1 | 11 | Argument 2 of Left is missing: Left(text, length)",
                "Replace([a], , \"(\", , \"x\", , ) | 1 | 16 | Argument 3 of Replace is not a valid regex pattern: unclosed group at its character 1",
                "Replace([a], , , , \"x\", , ) | 1 | 1 | Replace needs an old value or a regex pattern that says what to replace: Replace(source, [oldValue], [regexPattern], [regexGroupName], [replacementValue], [replacementAttributeName], [template])",
                "DateAdd(\"w\", 1, [a]) | 1 | 9 | Argument 1 of DateAdd must be one of yyyy, m, d, ww, h, n, s, not \"w\"",
                "CDate(\"soon\") | 1 | 7 | Argument 1 of CDate must be a date, not \"soon\"",
                "FormatDateTime([a], , \"yyyy'\", \"yy\") | 1 | 23 | Argument 3 of FormatDateTime is not a date format: a quotation mark has no closing one",
                "ConvertFromBase64([a], vbTextCompare) | 1 | 24 | Argument 2 of ConvertFromBase64 must be one of Unicode, ASCII, UTF8, not \"vbTextCompare\"",
                "InStr([a], [b], , UTF8) | 1 | 19 | Argument 4 of InStr must be one of vbBinaryCompare, vbTextCompare, 0, 1, not \"UTF8\"",
                "IsMemberOf([a]) | 1 | 12 | Argument 1 of IsMemberOf must be a quoted text, not the attribute [a]",
                "Now(1) | 1 | 1 | Now takes no arguments, not 1: Now()",
            })
    void saysWhereAndWhatIsWrong(String text, int line, int column, String message) {
        assertThat(Expressions.parse(text)).isEqualTo(new Parsing.Problem(line, column, message));
    }

    @Test
    void countsLines() {
        Parsing.Problem problem = (Parsing.Problem) Expressions.parse("Join(\"a\",\n  Foo([b]))");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(3);
        assertThat(Expressions.parse("")).isInstanceOf(Parsing.Problem.class);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThat(Expressions.parse("\"" + "a".repeat(10_000) + "\"")).isInstanceOf(Parsing.Problem.class);
        assertThat(Expressions.parse("Trim(".repeat(101) + "\"\"" + ")".repeat(101)))
                .isInstanceOf(Parsing.Problem.class);
    }

    @Test
    @Timeout(5)
    void givesUpOnARegexThatDoesNotEnd() {
        PERSON.put("evil", "a".repeat(40) + "b");
        assertThat(evaluate("Replace([evil], , \".*.*.*.*.*.*=x\", , \"x\", , )"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("too long"));
        assertThat(BoundedRegex.found(".*.*.*.*.*.*=x", "a".repeat(40) + "b")).isFalse();
    }

    @Test
    void tellsWhichAttributesItLooksAt() {
        assertThat(parsed("IIF([a]=[b], Join(\"\", [c], \"[d]\"), [a])").attributes())
                .containsExactly("a", "b", "c");
    }

    @Test
    void tellsWhatEntraWouldNotUnderstand() {
        assertThat(parsed("IIF(CBool([a]=[b]), Switch([c], , \"x\", Left([d], 1)), [e])")
                        .extensions())
                .isEmpty();
        assertThat(parsed("IIF(And([a]=\"x\", IsMemberOf(\"Sales\")), \"t-\" & [b],\n Lookup(\"t\", [c]))")
                        .extensions())
                .containsExactly(
                        new Expression.Extension("the function And", 1, 5),
                        new Expression.Extension("a comparison outside of CBool and IIF", 1, 9),
                        new Expression.Extension("the function IsMemberOf", 1, 18),
                        new Expression.Extension("& between texts", 1, 40),
                        new Expression.Extension("the function Lookup", 2, 2));
        assertThat(parsed("IIF(IsNullOrEmpty([a]), 1, 2)").extensions())
                .containsExactly(new Expression.Extension("IIF that tests for null", 1, 5));
        assertThat(parsed("IIF([a]=\"\", 1, 2)").extensions())
                .containsExactly(new Expression.Extension("IIF that tests for null", 1, 5));
    }

    @Test
    void tellsWhatItNeedsFromOutside() {
        Expression expression = parsed("IIF(IsMemberOf(\"Sales\"), Lookup(\"towns\", [city]), Redact(Now()))");
        assertThat(expression.groups()).containsExactly("Sales");
        assertThat(expression.tables()).containsExactly("towns");
        assertThat(expression.redacts()).isTrue();
        assertThat(expression.isVolatile()).isTrue();
        assertThat(parsed("[city]").isVolatile()).isFalse();
        assertThat(parsed("Replace([a], , \"(?<g>x)\", \"g\", , \"mail\", )").attributes())
                .containsExactly("a", "mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "(a+)+$",
                "(a|aa)+$",
                "(?=(a+)+$)x",
                "(a*)*b\\1",
                "(?<p>a+)+\\k<p>$",
                "(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)(|a|)x",
                "(?:(?:a?|b?|c?){20}x)",
            })
    @Timeout(5)
    void endsWithAnyRegex(String pattern) {
        for (String value : List.of("", "a".repeat(60) + "!", "a".repeat(20_000) + "!")) {
            PERSON.put("evil", value);
            String text = "Replace([evil], , \"" + pattern + "\", , \"x\", , )";
            if (Expressions.parse(text) instanceof Parsing.Parsed parsed) {
                Outcome outcome = parsed.expression().evaluate(Inputs.of(PERSON::get));
                assertThat(outcome).as(pattern).isNotNull();
            }
        }
    }

    @Test
    void survivesARegexThatRecursesTooDeep() {
        PERSON.put("long", "ab".repeat(90_000));
        assertThat(evaluate("Replace([long], , \"(a|b)*c\", , \"x\", , )")).isInstanceOf(Outcome.Failed.class);
        assertThat(evaluate("Replace([long], , \"(?:a|b)*\", , \"x\", , )")).isNotNull();
    }

    @Test
    void refusesToMultiplyAValueWithoutEnd() {
        String text = "[surname]";
        for (int depth = 0; depth < 40; depth++) {
            text = "Replace(" + text + ", , \".\", , \"1234567890\", , )";
        }
        assertThat(evaluate(text))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("grows longer than 200000"));
    }

    private static Outcome evaluate(String text) {
        return parsed(text).evaluate(Inputs.of(PERSON::get));
    }

    private static Expression parsed(String text) {
        return switch (Expressions.parse(text)) {
            case Parsing.Parsed valid -> valid.expression();
            case Parsing.Problem problem -> throw new AssertionError(problem);
        };
    }

    private static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value value -> value.value().toString();
            case Outcome.Empty ignored -> "null";
            case Outcome.LeaveAlone ignored -> "leave alone";
            case Outcome.Failed failed -> "failed: " + failed.message();
        };
    }
}
