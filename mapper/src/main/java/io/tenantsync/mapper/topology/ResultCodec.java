package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.reconciling.Account;
import io.tenantsync.mapper.reconciling.Answered;
import io.tenantsync.mapper.reconciling.Effect;
import io.tenantsync.mapper.reconciling.LogStep;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.schemas.Applied;
import io.tenantsync.schemas.Cost;
import io.tenantsync.schemas.ErrorInformation;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.UserKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers from the wire, and the mapper's own entries to the wire. */
@SuppressWarnings("NullAway") // generated records take null where their schema does, but cannot say so
final class ResultCodec {
    private ResultCodec() {}

    /** The answer to a command; null for an entry that answers none, such as our own. */
    static @Nullable Answered toDomain(ProvisioningResult result) {
        Applied applied = result.getApplied();
        String commandId = result.getCommandId();
        if (applied == null || commandId == null) {
            return null;
        }
        ErrorInformation error = result.getError();
        return new Answered(
                commandId,
                result.getAttempt(),
                Answered.Verdict.valueOf(applied.getVerdict().name()),
                applied.getTargetId(),
                Account.InTarget.valueOf(applied.getTargetState().name()),
                applied.getDisabledByUs(),
                applied.getCreated(),
                applied.getAdopted(),
                result.getCost().getWrites() > 0,
                applied.getAttributes(),
                applied.getManagerApplied(),
                applied.getManagerTargetId(),
                applied.getCandidates(),
                error == null ? "" : error.getReason());
    }

    /** An entry that is not the last one of its change. */
    static ProvisioningResult staged(
            Effect.ReportStaged staged,
            Rules rules,
            UserKey user,
            @Nullable SourcePerson person,
            Account account,
            Instant now) {
        String remedy = "Approve or reject it: ./tenantsync staged";
        Effect.Report report = new Effect.Report(
                staged.owed(), LogStep.Status.SKIPPED, "Staged", staged.staged().reason(), remedy, staged.steps());
        return ProvisioningResult.newBuilder(toAvro(report, rules, user, person, account, now))
                .setId(staged.owed().changeId() + "#" + rules.id() + "#"
                        + staged.staged().requestId())
                .setTerminal(false)
                .setAction(
                        staged.staged().intent().kind() == Intent.Kind.SOFT_DELETE
                                ? ProvisioningAction.STAGED_DELETE
                                : ProvisioningAction.OTHER)
                .build();
    }

    static ProvisioningResult toAvro(
            Effect.Report report,
            Rules rules,
            UserKey user,
            @Nullable SourcePerson person,
            Account account,
            Instant now) {
        return ProvisioningResult.newBuilder()
                .setId(report.owed().changeId() + "#" + rules.id())
                .setChangeId(report.owed().changeId())
                .setTerminal(true)
                .setAttempt(0)
                .setConfigurationId(rules.id())
                .setConfigurationName(rules.name())
                .setRevision(rules.revision())
                .setSourceTenantId(rules.source().id())
                .setSourceTenantName(rules.source().name())
                .setTargetTenantId(rules.target().id())
                .setTargetTenantName(rules.target().name())
                .setSource(CommandCodec.source(user, person))
                .setTarget(new Identity(account.targetId(), null, null))
                .setAction(ProvisioningAction.OTHER)
                .setStatus(ProvisioningStatus.valueOf(report.status().name()))
                .setError(new ErrorInformation(report.code(), report.reason(), report.remedy()))
                .setSteps(CommandCodec.steps(report.steps()))
                .setModified(List.of())
                .setCost(new Cost(0, 0, 0))
                .setCycleId(report.owed().cycleId())
                .setObservedAt(report.owed().observedAt())
                .setStartedAt(now)
                .setEndedAt(now)
                .build();
    }
}
