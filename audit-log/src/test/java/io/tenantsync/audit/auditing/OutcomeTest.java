package io.tenantsync.audit.auditing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.audit.auditing.Outcome.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "CREATE, SUCCESS, MADE, true, CREATED",
        "CREATE, WARNING, MADE, true, CREATED",
        "CREATE, SUCCESS, NOTHING_SPECIAL, true, CREATED",
        "UPDATE, SUCCESS, MADE, true, CREATED",
        "UPDATE, SUCCESS, ADOPTED, true, ADOPTED",
        "UPDATE, WARNING, NOTHING_SPECIAL, true, UPDATED",
        "UPDATE, SUCCESS, NOTHING_SPECIAL, false, UPDATED",
        "OTHER, SUCCESS, NOTHING_SPECIAL, true, UPDATED",
        "OTHER, SUCCESS, NOTHING_SPECIAL, false, SKIPPED",
        "DISABLE, SUCCESS, NOTHING_SPECIAL, true, DISABLED",
        "DELETE, SUCCESS, NOTHING_SPECIAL, true, DELETED",
        "STAGED_DELETE, SUCCESS, NOTHING_SPECIAL, true, DELETED",
        "CREATE, FAILURE, NOTHING_SPECIAL, true, FAILED",
        "CREATE, FAILURE, CONFLICT, false, CONFLICTS",
        "OTHER, SKIPPED, CONFLICT, false, CONFLICTS",
        "OTHER, SKIPPED, NOTHING_SPECIAL, false, SKIPPED",
        "DISABLE, SKIPPED, NOTHING_SPECIAL, false, SKIPPED"
    })
    void countsATerminalEntryOnce(Action action, Status status, Finding finding, boolean wrote, Outcome counted) {
        assertThat(Outcome.of(action, status, finding, wrote)).isEqualTo(counted);
    }
}
