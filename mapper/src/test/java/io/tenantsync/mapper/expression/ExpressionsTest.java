package io.tenantsync.mapper.expression;

import static org.assertj.core.api.Assertions.assertThat;

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
                "\"text\" | text",
                "[surname] | Doe",
                "Append([upn], \".test\") | John.Doe@contoso.com.test",
                "Append([missing], \".test\") | null",
                "Coalesce([missing], [upn]) | John.Doe@contoso.com",
                "Coalesce([missing], [none], \"\") | ",
                "Coalesce([missing]) | null",
                "CStr([accountEnabled]) | True",
                "CStr([age]) | 42",
                "CStr([missing]) | null",
                "IIF([country]=\"US\", [surname], [givenName]) | Doe",
                "IIF([country]<>\"US\", \"a\", \"b\") | b",
                "IIF([age] > 9, \"old\", \"young\") | old",
                "IIF([missing] > 9, \"old\", \"young\") | young",
                "IIF([missing] = \"\", \"nobody\", \"somebody\") | nobody",
                "IIF([accountEnabled] = \"true\", \"on\", \"off\") | on",
                "IIF(IsPresent([surname]), \"y\", Item([none], 1)) | y",
                "IgnoreFlowIfNullOrEmpty([surname]) | Doe",
                "IgnoreFlowIfNullOrEmpty([empty]) | leave alone",
                "Join(\"-\", IgnoreFlowIfNullOrEmpty([missing]), \"x\") | leave alone",
                "InStr(\"The quick brown fox\", \"quick\") | 5",
                "InStr(\"abcabc\", \"B\", 3, vbTextCompare) | 5",
                "InStr(\"abc\", \"B\") | 0",
                "IsNull([missing]) | true",
                "IsNull([empty]) | false",
                "IsNullOrEmpty([empty]) | true",
                "IsPresent([country]) | true",
                "Item([phones], 2) | +1 2",
                "Join(\", \", \"\", [surname], [givenName]) | Doe, Zoë",
                "Join(\";\", [phones], [missing]) | +1 1;+1 2;+1 1",
                "Left(\"John Doe\", 3) | Joh",
                "Left(\"John\", -1) | John",
                "Left([missing], 3) | ",
                "Left(\"John\", 0) | ",
                "Mid(\"Vance\", 2, 3) | anc",
                "Mid(\"Vance\", 4, 30) | ce",
                "Mid(\"Vance\", 40, 3) | ",
                "NormalizeDiacritics([givenName]) | Zoe",
                "NormalizeDiacritics(\"Ægir Łódź ßø ïı\") | AEgir Lodz ssoe ii",
                "Not(\"False\") | true",
                "Not(IsPresent([country])) | false",
                "PCase(\"PABLO GONSALVES (SECOND)\") | Pablo Gonsalves (Second)",
                "PCase(\"o'neil\") | O'neil",
                "PCase(\"mary-jane o'neil\", \" \") | Mary-jane O'neil",
                "Replace(\"Product Developer\", \"Product Developer\", , , \"Software Engineer\", , ) | Software Engineer",
                "Replace(\"jsmith\", \"<username>\", , , , , \"<username>@contoso.com\") | jsmith@contoso.com",
                "Replace(\"+1 (999) 888-7777\", , \"[()\\\\s-]+\", , \"\", , ) | +19998887777",
                "Replace(\"+91 9998887777\", , \"\\\\+(?<isd>\\\\d+) (?<phone>\\\\d+)\", , \"${phone}\", , ) | 9998887777",
                "Replace(\"ab-12\", , \"[a-z]+-(?<n>\\\\d+)\", \"n\", \"7\", , ) | ab-7",
                "Replace([missing], , \"(?<user>.*)@.*\", \"user\", , [upn], ) | John.Doe",
                "Replace([missing], \"a\", , , \"b\", , ) | null",
                "StripSpaces(\" a b \") | ab",
                "Switch([country], \"EMEA\", \"US\", \"AMER\", \"JP\", \"APAC\") | AMER",
                "Switch([surname], \"EMEA\", \"US\", \"AMER\", \"JP\", \"APAC\") | EMEA",
                "Switch([missing], [missing], \"\", \"Other\") | Other",
                "Switch([surname], , \"US\", \"AMER\") | null",
                "ToLower([upn]) | john.doe@contoso.com",
                "ToUpper(\"i\", \"tr-TR\") | İ",
                "ToLower([missing]) | null",
                "Trim(\" a \") | a",
                "Word(\"The quick brown fox\", 3, \" \") | brown",
                "Word(\"a,b;c\", 3, \",;\") | c",
                "Word(\"a\", 2, \" \") | ",
                "Count([phones]) | 3",
                "Count([missing]) | 0",
                "RemoveDuplicates([phones]) | [+1 1, +1 2]",
                "Split(\"A, B\", \",\") | [A, B]",
                "Append([one], \"!\") | only!",
                "&HF7 | 247",
                "-10 | -10",
                "1.5 | 1.5",
            })
    void computes(String text, String expected) {
        String wanted = expected == null ? "" : expected;
        assertThat(shown(evaluate(text))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Item([phones], 4) | Item: there is no item 4; the list has 3 and counting starts at 1",
                "Left([surname], \"x\") | Left: argument 2 must be a number, not \"x\"",
                "Append([phones], \"x\") | A list of 3 values stands where one text is needed; take one with Item or put them together with Join",
                "Replace([surname], , \"(\", , \"x\", , ) | Replace: the regex pattern is not valid: Unclosed group at position 2",
                "Replace([surname], , \"e\", , \"${n}\", , ) | Replace: the regex pattern has no such group: No group with name {n}",
                "ToLower([surname], \"?\") | ToLower: \"?\" is not a culture; write one like tr-TR",
                "Mid([surname], 0, 2) | Mid: the start must be at least 1 and the length at least 0",
            })
    void describesWhatCannotBeComputed(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(new Outcome.Failed(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Jion(\"a\", [b]) | 1 | 1 | There is no function Jion; did you mean Join?",
                "Join(\", \", tolower([b])) | 1 | 12 | There is no function tolower; did you mean ToLower?",
                "Left([a]) | 1 | 1 | Left takes 2 arguments, not 1: Left(text, length)",
                "Switch([a], \"d\", \"k\", \"v\", \"x\") | 1 | 1 | Switch takes an even number of arguments, not 5: Switch(source, default, key1, value1, ...)",
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

    private static Outcome evaluate(String text) {
        return parsed(text).evaluate(PERSON::get);
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
