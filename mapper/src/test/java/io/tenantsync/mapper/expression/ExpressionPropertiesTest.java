package io.tenantsync.mapper.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for any input. The inputs come from chance with a fixed seed, so that a failure can be repeated. */
class ExpressionPropertiesTest {
    private static final int TREES = 20_000;
    private static final int PEOPLE = 400;
    private static final String ALPHABET = "aZ09 .,-_'\\\"äßØİı\u0301😀&=<>()[]";

    @Test
    void whatIsPrintedParsesToTheSameTree() {
        int kept = 0;
        for (int seed = 0; seed < TREES; seed++) {
            Node tree = new Trees(seed).node(4);
            String text = Printer.print(tree);
            if (text.length() <= Parser.LONGEST) {
                assertThat(new Parser(text).parse()).as(text).isEqualTo(tree);
                kept++;
            }
        }
        assertThat(kept).isGreaterThan(TREES * 9 / 10);
    }

    @Test
    void evaluationEndsWithAnOutcomeThatTheInputsAloneDecide() {
        Map<String, Integer> outcomes = new HashMap<>();
        for (int seed = 0; seed < TREES; seed++) {
            String text = Printer.print(new Trees(seed).node(4));
            if (Expressions.parse(text) instanceof Parsing.Parsed parsed) {
                Outcome outcome = parsed.expression().evaluate(Sample.inputs(seed));
                assertThat(parsed.expression().evaluate(Sample.inputs(seed)))
                        .as(text)
                        .isEqualTo(outcome);
                assertThat(Sample.shown(outcome)).as(text).doesNotContain("cannot be computed");
                outcomes.merge(outcome.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder("Value", "Empty", "LeaveAlone", "Failed");
        assertThat(outcomes.get("Value")).isGreaterThan(2_000);
    }

    @Test
    void anyTextIsReadOrItsFaultHasAPlace() {
        SplittableRandom random = new SplittableRandom(3);
        for (int seed = 0; seed < TREES; seed++) {
            StringBuilder text = new StringBuilder(Printer.print(new Trees(seed).node(3)));
            for (int edit = 0; edit < 3; edit++) {
                int at = random.nextInt(text.length() + 1);
                text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            if (Expressions.parse(text.toString()) instanceof Parsing.Problem problem) {
                assertThat(problem.line()).isEqualTo(1);
                assertThat(problem.column()).as(text.toString()).isBetween(1, text.length() + 1);
                assertThat(problem.message()).isNotBlank();
            }
        }
    }

    /** Each row is an expression that must give True whatever s, t, n and m are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // text
                "Left([s], 3) & Mid([s], 4, 1000) = [s] & \"\"",
                "InStr([s] & [t], [t]) > 0",
                "Append([s], [t]) = [s] & [t]",
                "Replace([s] & \"x\", \"x\", , , \"x\", , ) = [s] & \"x\"",
                "Trim(Trim([s])) = Trim([s])",
                "ToLower(ToLower([s])) = ToLower([s])",
                "ToUpper(ToUpper([s])) = ToUpper([s])",
                "InStr(StripSpaces([s]), \" \") = 0",
                "NormalizeDiacritics(NormalizeDiacritics([s])) = NormalizeDiacritics([s])",
                "PCase(PCase([s])) = PCase([s])",
                "InStr([s], Word([s], 1, \" ,\")) <= 1000",
                "InStr(Replace([s], , \"[^a-z]\", , \"\", , ), \"Z\") = 0",
                // logic
                "Not(And([s]=[t], [n]>5)) = Or(Not([s]=[t]), Not([n]>5))",
                "IIF([n]>5, [s], [t]) = Switch(CStr(CBool([n]>5)), , \"True\", [s], \"False\", [t])",
                "Coalesce([missing], [s]) = [s]",
                "Not(IsPresent([s])) = IsNullOrEmpty([s])",
                "Redact([s]) = [s]",
                "Or([s]<=[t], [t]<=[s], [s]=\"\", [t]=\"\")",
                "Lookup(\"regions\", [s] & \"?\", [t]) = [t]",
                // lists
                "Count(RemoveDuplicates(Split([s], \",\"))) <= Count(Split([s], \",\"))",
                "Join(\"\", Split([s], \",\")) = Join(\"\", Trim(Split([s], \",\")))",
                "Item(Split([t] & \",x\", \",\"), Count(Split([t] & \",x\", \",\"))) = \"x\"",
                // dates
                "DateDiff(\"d\", [date], DateAdd(\"d\", [n], [date])) = [n]",
                "DateDiff(\"m\", [date], DateAdd(\"m\", [n], [date])) = [n]",
                "DateDiff(\"yyyy\", [date], DateAdd(\"yyyy\", [n], [date])) = [n]",
                "DateDiff(\"ww\", [date], DateAdd(\"ww\", [n], [date])) = [n]",
                "DateDiff(\"h\", [date], DateAdd(\"h\", [n], [date])) = [n]",
                "DateDiff(\"n\", [date], DateAdd(\"n\", [n], [date])) = [n]",
                "DateDiff(\"s\", [date], DateAdd(\"s\", [n], [date])) = [n]",
                "DateFromNum(NumFromDate([date])) = CDate([date])",
                "CDate(CDate([date])) = CDate([date])",
                "FormatDateTime(CDate([date]), , \"M/d/yyyy h:mm:ss tt\", \"M/d/yyyy h:mm:ss tt\") = CDate([date])",
                // coding
                "ConvertFromBase64(ConvertToBase64([s])) = [s]",
                "BitAnd([n], [m]) = BitAnd([m], [n])",
                "BitAnd([n], -1) = [n]",
                "DNComponent(\"cn=\" & Replace([t], , \"\\W\", , \"\", , ) & \",dc=x\", 2) = \"x\"",
                // chance
                "CBool(InStr(Replace(RandomString(20, 5, 2, 3, 4), , \"[^0-9]\", , \"1\", , ), \"1\") > 0)",
                "Left(Replace(Guid(), , \"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$\", , \"ok\", , ), 3) = \"ok\"",
                "Left(RandomString(30, 0, 0, 30, 0), 1) >= \"A\"",
            })
    void holdsForAnyPerson(String text) {
        Expression law = ((Parsing.Parsed) Expressions.parse(text)).expression();
        SplittableRandom random = new SplittableRandom(text.hashCode());
        List<String> broken = new ArrayList<>();
        for (int count = 0; count < PEOPLE; count++) {
            Map<String, Object> person = person(random);
            Inputs like = Sample.inputs(count);
            Outcome outcome = law.evaluate(new Inputs(
                    person::get, like.clock(), like.random(), like.memberOf(), like.tables(), like.defaultDomain()));
            if (!outcome.equals(new Outcome.Value(true))) {
                broken.add(Sample.shown(outcome) + " for " + person);
            }
        }
        assertThat(broken).isEmpty();
    }

    private static Map<String, Object> person(SplittableRandom random) {
        Map<String, Object> person = new HashMap<>();
        person.put("s", text(random));
        person.put("t", text(random));
        person.put("n", (long) random.nextInt(1, 2_000));
        person.put("m", random.nextLong());
        person.put(
                "date",
                "%04d-%02d-%02dT%02d:%02d:%02dZ"
                        .formatted(
                                random.nextInt(1700, 2200),
                                random.nextInt(1, 13),
                                random.nextInt(1, 29),
                                random.nextInt(24),
                                random.nextInt(60),
                                random.nextInt(60)));
        return person;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int[] points = ALPHABET.codePoints().toArray();
        for (int count = random.nextInt(12); count > 0; count--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
