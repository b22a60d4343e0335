package io.tenantsync.audit.querying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.audit.querying.Filter.And;
import io.tenantsync.audit.querying.Filter.Comparison;
import io.tenantsync.audit.querying.Filter.NumberIs;
import io.tenantsync.audit.querying.Filter.Or;
import io.tenantsync.audit.querying.Filter.TextIs;
import io.tenantsync.audit.querying.Filter.TextTest;
import io.tenantsync.audit.querying.Filter.TimeIs;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
    private static final Filter JOB = new TextIs(Field.JOB_ID, false, TextTest.EQUALS, "j");
    private static final Filter CHANGE = new TextIs(Field.CHANGE_ID, false, TextTest.EQUALS, "c");
    private static final Filter CYCLE = new TextIs(Field.CYCLE_ID, false, TextTest.EQUALS, "r");

    @Test
    void bindsAndCloserThanOr() {
        assertThat(FilterParser.parse("jobId eq 'j' or changeId eq 'c' and cycleId eq 'r'"))
                .isEqualTo(new Or(JOB, new And(CHANGE, CYCLE)));
    }

    @Test
    void letsParenthesesDecide() {
        assertThat(FilterParser.parse("(jobId eq 'j' or changeId eq 'c') and (cycleId eq 'r')"))
                .isEqualTo(new And(new Or(JOB, CHANGE), CYCLE));
    }

    @Test
    void takesPathsAsTheDocumentationSpellsThem() {
        assertThat(FilterParser.parse("jobid eq 'j'")).isEqualTo(JOB);
    }

    @Test
    void readsContainsAndTolower() {
        assertThat(FilterParser.parse("contains(tolower(servicePrincipal/id),'fab')"))
                .isEqualTo(new TextIs(Field.SERVICE_PRINCIPAL_ID, true, TextTest.CONTAINS, "fab"));
        assertThat(FilterParser.parse("tolower(sourceIdentity/displayName) eq 'adele vance'"))
                .isEqualTo(new TextIs(Field.SOURCE_NAME, true, TextTest.EQUALS, "adele vance"));
    }

    @Test
    void readsAQuoteThatIsWrittenTwice() {
        assertThat(FilterParser.parse("sourceIdentity/displayName eq 'O''Hara (a) or b, ''c'''"))
                .isEqualTo(new TextIs(Field.SOURCE_NAME, false, TextTest.EQUALS, "O'Hara (a) or b, 'c'"));
    }

    @Test
    void readsTimesInAnyZone() {
        assertThat(FilterParser.parse("activityDateTime ge 2026-11-23T10:30:00+02:00"))
                .isEqualTo(new TimeIs(Field.ACTIVITY_DATE_TIME, Comparison.GE, Instant.parse("2026-11-23T08:30:00Z")));
    }

    @Test
    void readsNumbers() {
        assertThat(FilterParser.parse("durationInMilliseconds gt 250"))
                .isEqualTo(new NumberIs(Field.DURATION, Comparison.GT, 250));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jobId eq j|position 10, expected a text in single quotes",
                "jobId ne 'j'|found ne at position 7, expected eq, gt, ge, lt or le",
                "jobId gt 'j'|jobId takes eq and contains",
                "job eq 'j'|job at position 1 is not a property that can be filtered",
                "jobId eq 'j|begins at position 10 has no closing quote",
                "jobId eq 'j' jobId|found jobId at position 14, expected and, or or the end",
                "(jobId eq 'j'|found the end at position 14",
                "contains(durationInMilliseconds,'1')|contains does not work on durationInMilliseconds",
                "startswith(jobId,'j')|expected contains or tolower as the function",
                "activityDateTime gt '2026-11-23T08:30:00Z'|a time without quotes",
                "activityDateTime gt 2026-11-23|a time with its zone",
                "durationInMilliseconds lt 1.5|a whole number",
                "jobId eq 'j' & 1|the character & at position 14",
                "jobId eq null|expected a text in single quotes"
            })
    void saysWhatIsWrongAndWhere(String filter, String complaint) {
        assertThatThrownBy(() -> FilterParser.parse(filter))
                .isInstanceOf(BadQuery.class)
                .hasMessageStartingWith("Invalid filter clause: ")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5_000})
    void refusesFiltersThatWouldExhaustItsStack(int times) {
        assertThatThrownBy(() -> FilterParser.parse("(".repeat(times)))
                .isInstanceOf(BadQuery.class)
                .hasMessageContaining("more than 100");
        assertThatThrownBy(() -> FilterParser.parse(String.join(" or ", Collections.nCopies(times, "id eq 'a'"))))
                .isInstanceOf(BadQuery.class);
    }

    @Test
    void refusesAnEmptyFilter() {
        assertThatThrownBy(() -> FilterParser.parse(" ")).isInstanceOf(BadQuery.class);
    }
}
