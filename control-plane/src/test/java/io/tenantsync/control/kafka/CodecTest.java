package io.tenantsync.control.kafka;

import static io.tenantsync.control.ConfigurationText.ASSIGNED;
import static io.tenantsync.control.ConfigurationText.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.operation.JobState;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.operation.Revision;
import io.tenantsync.control.operation.Revision.Life;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.WireFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123Z");

    @Test
    void bringsEveryPartOfARevisionOverTheWire() {
        Synchronization says =
                read(ASSIGNED + """
                          filters:
                            - { clauses: [{ attribute: city, operator: IS NULL }, { attribute: city, operator: EQUALS, value: a }] }
                            - { not: true, anyOf: [{ name: b, clauses: [{ attribute: memberOf, operator: EQUALS, value: Sales }] }] }
                            - { clauses: [{ attribute: city, operator: "!&", value: a;b, ignoreCase: true }] }
                        partitioned: true
                        tables: { regions: { NL: EMEA, 7: 8 }, none: {} }
                        mappings:
                          - { target: displayName, expression: 'ToLower([mail])', whenNull: leave, default: x }
                          - { target: city, source: city, apply: ifTargetEmpty, default: y, defaultWhen: always, matching: 3 }
                          - { target: state, constant: null }
                          - { target: businessPhones, constant: ["1"] }
                          - { target: employeeId, constant: 7 }
                          - { target: jobTitle, constant: 1.5 }
                          - { target: showInAddressList, constant: true, apply: onCreate }
                        lifecycle: { sourceDisabled: keep, grace: P2D }
                        guard: { window: PT1H }
                        invitation: { address: '[mail]', redirectUrl: 'https://a.example' }
                        notifications: { email: a@b.example }
                    """).resolved(Map.of("adele@contoso.com", "a-1"), Map.of("Sales", "g-1"));
        Revision revision = new Revision("id", says, 3, "anna", AT, "because", Life.ACTIVE);

        assertThat(ConfigurationCodec.toDomain(overTheWire(ConfigurationCodec.toAvro(revision))))
                .isEqualTo(revision);
    }

    @Test
    void bringsAJobStateThereAndBack() {
        JobState job = new JobState(
                Run.PAUSED,
                4,
                "because",
                List.of(new Gate(Gate.INBOUND_SYNC, Gate.Side.TARGET, false, "Set it")),
                List.of("contoso.com"),
                "fabrikam.onmicrosoft.com",
                AT);

        assertThat(JobStateCodec.toDomain(JobStateCodec.toAvro(job))).isEqualTo(job);
    }

    @Test
    void refusesToPublishANameThatWasNotLookedUp() {
        Revision revision = new Revision("id", read(ASSIGNED), 1, "anna", AT, "", Life.ACTIVE);

        assertThatThrownBy(() -> ConfigurationCodec.toAvro(revision)).isInstanceOf(IllegalStateException.class);
    }

    private static Configuration overTheWire(Configuration configuration) {
        try (WireFormat wire = WireFormat.inMemory()) {
            byte[] bytes = wire.encode(Topics.CONFIGURATIONS, configuration);
            return wire.decode(Topics.CONFIGURATIONS, bytes, Configuration.class);
        }
    }
}
