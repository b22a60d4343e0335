package io.tenantsync.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionRequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"expression\":\"[a] & [b]\",\"attributes\":{\"a\":\"é\",\"b\":2.5}} | {\"value\":\"é2.5\"}",
                "{\"expression\":\"Count([p])\",\"attributes\":{\"p\":[\"a\",\"b\"]}} | {\"value\":2}",
                "{\"expression\":\"[p]\",\"attributes\":{\"p\":[\"a\",\"b\"]}} | {\"value\":[\"a\",\"b\"]}",
                "{\"expression\":\"[p]\",\"attributes\":{\"p\":null}} | {\"value\":null}",
                "{\"expression\":\"[p]\"} | {\"value\":null}",
                "{\"expression\":\"[p]\",\"attributes\":{\"p\":true}} | {\"value\":\"True\"}",
                "{\"expression\":\"IgnoreFlowIfNullOrEmpty([p])\"} | {\"leaveAlone\":true}",
                "{\"expression\":\"Item([p], 2)\",\"attributes\":{\"p\":[\"a\"]}} | {\"error\":{\"message\":\"Item: there is no item 2; the list has 1 and counting starts at 1\",\"line\":1,\"column\":1}}",
                "{\"expression\":\"Left([p],\\n Jion())\"} | {\"error\":{\"message\":\"There is no function Jion; did you mean Join?\",\"line\":2,\"column\":2}}",
                "{\"expression\":\"IIF(IsMemberOf(\\\"Sales\\\"), Lookup(\\\"t\\\", \\\"k\\\"), 0)\",\"groups\":[\"Sales\"],\"tables\":{\"t\":{\"k\":\"v\"}}} | {\"value\":\"v\"}",
                "{\"expression\":\"[p]\",\"attributes\":{\"p\":{}}} | {\"error\":{\"message\":\"The attribute p must be a string, a boolean, a number, null, or an array of strings\",\"line\":1,\"column\":1}}",
                "{\"attributes\":{}} | {\"error\":{\"message\":\"The line needs a key \\\"expression\\\" with a text\",\"line\":1,\"column\":1}}",
            })
    void answersEachLineWithOne(String line, String expected) {
        assertThat(ExpressionRequest.answer(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "[]", "7", "{\"expression\":1}", "{"})
    void saysWhatIsWrongWithALine(String line) {
        assertThat(ExpressionRequest.answer(line))
                .startsWith("{\"error\":{\"message\":\"")
                .contains("\"line\":");
    }
}
