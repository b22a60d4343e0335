package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.guarding.Verdict;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.reconciling.PersonState;
import io.tenantsync.mapper.reconciling.Standing;
import io.tenantsync.schemas.GuardReport;
import io.tenantsync.schemas.GuardReportKind;
import io.tenantsync.schemas.Permit;
import io.tenantsync.schemas.PermitKind;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.StagedKind;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What mapper partitions and the guard tell each other, and who is staged. */
@SuppressWarnings("NullAway") // generated records take null where their schema does, but cannot say so
final class GuardCodec {
    private GuardCodec() {}

    static GuardReport ask(int partition, PersonKey person, Intent intent, String requestId) {
        return new GuardReport(
                GuardReportKind.ASK,
                partition,
                intent.cause().text(),
                person.user().toString(),
                requestId,
                each(intent.subjects()));
    }

    static GuardReport closed(int partition, String cause, Map<String, Long> counts) {
        return new GuardReport(GuardReportKind.CLOSED, partition, cause, "", "", counts);
    }

    static GuardReport giveBack(int partition, Map<String, Long> counts) {
        return new GuardReport(GuardReportKind.GIVE_BACK, partition, "", "", "", counts);
    }

    static Permit close(String configurationId, String cause) {
        return new Permit(PermitKind.CLOSE, configurationId, cause, "", Map.of(), Map.of());
    }

    static Permit decided(String configurationId, String cause, Verdict verdict) {
        return new Permit(PermitKind.DECIDED, configurationId, cause, "", Map.of(), verdict.withheld());
    }

    static Permit answer(String configurationId, GuardReport question, Verdict verdict) {
        return new Permit(
                PermitKind.DECIDED,
                configurationId,
                question.getCause(),
                question.getRequestId(),
                question.getCounts(),
                verdict.withheld());
    }

    static Map<String, Long> each(Collection<String> subjects) {
        return subjects.stream().collect(Collectors.toMap(subject -> subject, subject -> 1L, Long::sum));
    }

    static Staged staged(PersonKey key, @Nullable SourcePerson person, Standing standing, PersonState.Staged state) {
        return Staged.newBuilder()
                .setTenantId(key.user().tenantId())
                .setUserId(key.user().userId())
                .setKind(
                        switch (state.intent().kind()) {
                            case SOFT_DELETE -> StagedKind.REMOVAL;
                            case DISABLE -> StagedKind.DISABLE;
                            case CREATE -> StagedKind.CREATION;
                            case CLEAR -> StagedKind.ATTRIBUTE_CHANGE;
                        })
                .setCause(state.intent().cause().text())
                .setRequestId(state.requestId())
                .setReason(state.reason())
                .setSince(standing.since())
                .setDisplayName(person == null ? null : person.text("displayName"))
                .setUserPrincipalName(person == null ? null : person.text("userPrincipalName"))
                .setTargetId(standing.account().targetId())
                .setWhy(state.intent().why())
                .setAttributes(state.intent().attributes())
                .build();
    }
}
