package io.tenantsync.audit.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.audit.auditing.Action;
import io.tenantsync.audit.auditing.Cost;
import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.ModifiedProperty;
import io.tenantsync.audit.auditing.Named;
import io.tenantsync.audit.auditing.Outcome;
import io.tenantsync.audit.auditing.Party;
import io.tenantsync.audit.auditing.Problem;
import io.tenantsync.audit.auditing.Status;
import io.tenantsync.audit.auditing.Step;
import io.tenantsync.audit.auditing.StepKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ObjectSummaryTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Instant START = Instant.parse("2026-11-23T08:30:00.100Z");

    @Test
    void hasExactlyGraphsShape() throws IOException {
        assertThat(JSON.writeValueAsString(ObjectSummary.of(warning()))).isEqualToIgnoringNewLines(golden());
    }

    @Test
    void saysNothingOfErrorsWhenThereWasNone() {
        Entry entry = entry(Status.SUCCESS, null);
        assertThat(JSON.valueToTree(ObjectSummary.of(entry))
                        .at("/provisioningStatusInfo/errorInformation")
                        .isNull())
                .isTrue();
    }

    @Test
    void tellsFailuresOfTheServiceFromThoseToMend() {
        assertThat(category("TooManyRequests")).isEqualTo("failure");
        assertThat(category("InvalidDomain")).isEqualTo("nonServiceFailure");
    }

    private static String category(String code) {
        Entry entry = entry(Status.FAILURE, new Problem(code, "why", "do"));
        return JSON.valueToTree(ObjectSummary.of(entry))
                .at("/provisioningStatusInfo/errorInformation/errorCategory")
                .asString();
    }

    private static Entry warning() {
        return entry(
                Status.WARNING,
                new Problem(
                        "InsufficientRights", "mobilePhone was refused.", "Grant the role for sensitive properties."));
    }

    private static Entry entry(Status status, Problem problem) {
        return new Entry(
                "0f0e0d0c-0000-0000-0000-000000000001#1",
                "change-1",
                Outcome.UPDATED,
                "0f0e0d0c-0000-0000-0000-000000000001",
                1,
                new Named("c-1", "contoso-to-fabrikam"),
                3,
                new Named("11111111-1111-1111-1111-111111111111", "contoso"),
                new Named("22222222-2222-2222-2222-222222222222", "fabrikam"),
                new Party("a1", "Adele Vance", "adele@contoso.example"),
                new Party("b1", "Adele Vance", null),
                Action.UPDATE,
                status,
                problem,
                List.of(new Step(
                        "EntryExportUpdate",
                        StepKind.EXPORT,
                        Status.SUCCESS,
                        "User 'adele' was updated.",
                        Map.of("objectId", "b1"))),
                List.of(new ModifiedProperty("department", "Sales", null)),
                new Cost(2, 1, 3),
                "round-7",
                START.minusMillis(10),
                START,
                START.plusMillis(250));
    }

    private static String golden() throws IOException {
        try (InputStream file = ObjectSummaryTest.class.getResourceAsStream("/object-summary.json")) {
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
