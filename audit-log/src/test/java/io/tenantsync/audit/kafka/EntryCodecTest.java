package io.tenantsync.audit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.audit.Results;
import io.tenantsync.audit.auditing.Cost;
import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.Outcome;
import io.tenantsync.audit.auditing.Party;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.Verdict;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
    @Test
    void takesEverythingOver() {
        Entry entry = EntryCodec.entry(Results.created("k", "ch").build());
        assertThat(entry.resultId()).isEqualTo("k#1");
        assertThat(entry.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(entry.durationInMilliseconds()).isEqualTo(250);
        assertThat(entry.cost()).isEqualTo(new Cost(5, 2, 8));
        assertThat(entry.source()).isEqualTo(new Party("a1", "Adele Vance", "adele@contoso.example"));
        assertThat(entry.steps()).extracting("name").containsExactly("EntryImportAdd", "EntryExportAdd");
        assertThat(entry.modified()).singleElement().hasFieldOrPropertyWithValue("oldValue", null);
    }

    @Test
    void countsAnAttemptThatDidNotEndTheChangeAsNothing() {
        Entry entry =
                EntryCodec.entry(Results.created("k", "ch").setTerminal(false).build());
        assertThat(entry.terminal()).isFalse();
        assertThat(entry.outcome()).isNull();
    }

    @Test
    void tellsAdoptionsAndConflictsByTheVerdict() {
        assertThat(outcome(Results.created("k", "ch")
                        .setAction(ProvisioningAction.UPDATE)
                        .setApplied(
                                Results.applied(Verdict.DONE).setAdopted(true).build())))
                .isEqualTo(Outcome.ADOPTED);
        assertThat(outcome(Results.created("k", "ch")
                        .setStatus(ProvisioningStatus.FAILURE)
                        .setApplied(Results.applied(Verdict.CONFLICT).build())))
                .isEqualTo(Outcome.CONFLICTS);
    }

    @Test
    void tellsAConflictOfTheMapperByItsCode() {
        assertThat(outcome(Results.skipped("ch"))).isEqualTo(Outcome.SKIPPED);
        assertThat(outcome(Results.skipped("ch")
                        .setStatus(ProvisioningStatus.FAILURE)
                        .setError(Results.error("InvalidDomain"))))
                .isEqualTo(Outcome.CONFLICTS);
    }

    private static Outcome outcome(ProvisioningResult.Builder result) {
        return EntryCodec.entry(result.build()).outcome();
    }
}
