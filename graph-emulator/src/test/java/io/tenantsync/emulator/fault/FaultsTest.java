package io.tenantsync.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.MovableClock;
import io.tenantsync.emulator.fault.Match.Target;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | true
            {"method":"patch"}                     | true
            {"method":"POST"}                      | false
            {"path":"/users/*"}                    | true
            {"path":"/Users/adele*"}               | true
            {"path":"/users"}                      | false
            {"path":"/users/**"}                   | true
            {"path":"/**"}                         | true
            {"path":"/users/*/manager/$ref"}       | false
            {"path":"/groups/*"}                   | false
            {"path":"/token"}                      | false
            {"tenant":"t"}                         | true
            {"tenant":"u"}                         | false
            {"app":"a"}                            | true
            {"app":"b"}                            | false
            {"on":"items"}                         | true
            {"on":"calls"}                         | false
            """)
    void concernsWhatItDescribes(String rule, boolean concerned) {
        Target item = new Target("PATCH", List.of("users", "adele@contoso.com"), "t", "a", true, "r");

        assertThat(struck(rule, 1, item)).hasSize(concerned ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                | 1 2 3 4 5 6 7 8 9 10
            {"call":3}                        | 3
            {"from":8}                        | 8 9 10
            {"from":3,"to":5}                 | 3 4 5
            {"every":4}                       | 1 5 9
            {"from":4,"every":4}              | 4 8
            {"times":2}                       | 1 2
            {"probability":0}                 | ``
            """)
    void hitsTheRequestsThatItsTimingNames(String rule, String numbers) {
        List<Integer> expected = numbers.isEmpty()
                ? List.of()
                : Stream.of(numbers.split(" ")).map(Integer::valueOf).toList();

        assertThat(struck(rule, 10, target("GET"))).isEqualTo(expected);
    }

    @Test
    void drawsTheSameForTheSameSeedAndAboutAsOftenAsItShould() {
        String rule = "{\"probability\":0.2,\"seed\":7}";

        List<Integer> first = struck(rule, 5_000, target("GET"));

        assertThat(first).hasSizeBetween(900, 1_100);
        assertThat(struck(rule, 5_000, target("GET"))).isEqualTo(first);
        assertThat(struck(rule.replace('7', '8'), 5_000, target("GET"))).isNotEqualTo(first);
    }

    @Test
    void replacesARuleOfTheSameIdAndTakesRulesOut() {
        Faults faults = new Faults(new MovableClock());
        faults.add(rule("{\"id\":\"one\"}"));
        faults.add(rule("{\"id\":\"one\",\"method\":\"POST\"}"));

        assertThat(faults.strike(target("GET"), fault -> true)).isEmpty();
        assertThat(faults.strike(target("POST"), fault -> true)).hasSize(1);
        assertThat(faults.rules()).singleElement().satisfies(state -> {
            assertThat(state.met()).isEqualTo(1);
            assertThat(state.hits()).isEqualTo(1);
        });
        assertThat(faults.remove("one")).isTrue();
        assertThat(faults.remove("one")).isFalse();
        assertThat(faults.strike(target("POST"), fault -> true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind":"nonsense"}                       | 'kind' must be one of [status, delay
            {"kind":"reset","status":3}               | 'status' is not known here
            {"kind":"status","status":3}              | 'status' must be an HTTP status
            {"kind":"status","probability":2}         | 'probability' must be from 0 to 1
            {"kind":"status","call":-1}               | 'call' must be a whole number
            """)
    void saysWhatIsWrongWithARule(String rule, String complaint) {
        assertThatThrownBy(() -> FaultFields.read(fields(rule), "id", 1)).hasMessageStartingWith(complaint);
    }

    private static List<Integer> struck(String rule, int requests, Target target) {
        Faults faults = new Faults(new MovableClock());
        faults.add(rule(rule));
        return IntStream.rangeClosed(1, requests)
                .filter(number -> !faults.strike(target, fault -> true).isEmpty())
                .boxed()
                .toList();
    }

    private static FaultRule rule(String json) {
        return FaultFields.read(
                fields(json.replaceFirst("\\{", "{\"kind\":\"status\"" + (json.equals("{}") ? "" : ","))), "id", 1);
    }

    private static Fields fields(String json) {
        return new Fields("", (Map<?, ?>) Json.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Target target(String method) {
        return new Target(method, List.of("users"), "t", "a", false, "r");
    }
}
