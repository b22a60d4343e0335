package io.tenantsync.audit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.audit.querying.Field;
import io.tenantsync.audit.querying.FilterParser;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilterSqlTest {
    @Test
    void translatesEveryKindOfCondition() {
        FilterSql sql = FilterSql.of(FilterParser.parse("jobId eq 'j' and (contains(changeId,'c')"
                + " or activityDateTime lt 2026-11-23T08:30:00Z) and durationInMilliseconds ge 5"));
        assertThat(sql.text())
                .isEqualTo("((configuration_id = ? and (position(? in change_id) > 0 or activity_at < ?))"
                        + " and duration_ms >= ?)");
        assertThat(sql.parameters()).containsExactly("j", "c", OffsetDateTime.parse("2026-11-23T08:30:00Z"), 5L);
    }

    @Test
    void comparesTheStatusInAnyCaseAndOthersAsTheyAre() {
        FilterSql status = FilterSql.of(FilterParser.parse("provisioningStatusInfo/status eq 'FAILURE'"));
        assertThat(status.text()).isEqualTo("lower(status) = ?");
        assertThat(status.parameters()).containsExactly("failure");
        FilterSql action = FilterSql.of(FilterParser.parse("provisioningAction eq 'CREATE'"));
        assertThat(action.text()).isEqualTo("action = ?");
        assertThat(action.parameters()).containsExactly("CREATE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"ACTIVITY_DATE_TIME", "DURATION"},
            mode = EnumSource.Mode.EXCLUDE)
    void keepsWhatAReaderWroteOutOfTheText(Field field) {
        String attack = "x'); drop table audit.entries; --";
        FilterSql sql =
                FilterSql.of(FilterParser.parse("contains(" + field.path() + ",'" + attack.replace("'", "''") + "')"));
        assertThat(sql.text()).doesNotContain("drop").containsOnlyOnce("?");
        assertThat(sql.parameters()).hasSize(1).first().asString().isEqualToIgnoringCase(attack);
    }
}
