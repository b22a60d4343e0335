package io.tenantsync.writer.kafka;

import io.tenantsync.schemas.Applied;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Cost;
import io.tenantsync.schemas.ErrorInformation;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.ModifiedProperty;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.Step;
import io.tenantsync.schemas.StepType;
import io.tenantsync.schemas.TargetState;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.StepKind;
import io.tenantsync.writer.writing.outcomes.StepTaken;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From an outcome to the wire's result. Generated builders do not say which of their fields may be null, so the analyser
 * cannot help.
 */
@SuppressWarnings("NullAway")
final class ResultCodec {
    private ResultCodec() {}

    /** The answer to a command; the same command and attempt always get the same id. */
    static ProvisioningResult result(Command command, Outcome outcome) {
        List<Step> steps = new ArrayList<>(command.getSteps());
        outcome.steps().forEach(step -> steps.add(step(step)));
        return filled(command, outcome)
                .setSteps(steps)
                .setModified(modified(outcome))
                .build();
    }

    /** The same answer without what can make it too large for the broker. */
    static ProvisioningResult shortened(Command command, Outcome outcome) {
        Step note = step(new StepTaken(
                StepKind.EXPORT,
                "EntryExport",
                Status.WARNING,
                "Steps and modified properties were too large for the log and are left out.",
                Map.of()));
        return filled(command, outcome)
                .setSteps(List.of(note))
                .setModified(List.of())
                .build();
    }

    private static ProvisioningResult.Builder filled(Command command, Outcome outcome) {
        Standing standing = outcome.standing();
        return ProvisioningResult.newBuilder()
                .setId(command.getCommandId() + "#" + command.getAttempt())
                .setChangeId(command.getChangeId())
                .setTerminal(outcome.verdict() != Verdict.RETRY)
                .setCommandId(command.getCommandId())
                .setAttempt(command.getAttempt())
                .setConfigurationId(command.getConfigurationId())
                .setConfigurationName(command.getConfigurationName())
                .setRevision(command.getRevision())
                .setSourceTenantId(command.getSourceTenantId())
                .setSourceTenantName(command.getSourceTenantName())
                .setTargetTenantId(command.getTargetTenantId())
                .setTargetTenantName(command.getTargetTenantName())
                .setSource(command.getSource())
                .setTarget(Identity.newBuilder()
                        .setId(standing.targetId())
                        .setDisplayName(standing.displayName())
                        .setUserPrincipalName(standing.principalName())
                        .build())
                .setAction(action(outcome))
                .setStatus(status(outcome.status()))
                .setError(error(outcome.trouble()))
                .setCost(Cost.newBuilder()
                        .setRequests(outcome.cost().requests())
                        .setWrites(outcome.cost().writes())
                        .setResourceUnits(outcome.cost().units())
                        .build())
                .setApplied(applied(outcome.verdict(), standing))
                .setCycleId(command.getCycleId())
                .setObservedAt(command.getObservedAt())
                .setStartedAt(outcome.startedAt())
                .setEndedAt(outcome.endedAt());
    }

    private static Applied applied(Verdict verdict, Standing standing) {
        return Applied.newBuilder()
                .setVerdict(verdict(verdict))
                .setTargetId(standing.targetId())
                .setTargetState(state(standing))
                .setDisabledByUs(standing.disabledByUs())
                .setCreated(standing.created())
                .setAdopted(standing.adopted())
                .setAttributes(new HashMap<>(standing.attributes()))
                .setManagerTargetId(standing.managerId())
                .setManagerApplied(standing.managerApplied())
                .setCandidates(standing.candidates())
                .build();
    }

    private static @Nullable ErrorInformation error(@Nullable Trouble trouble) {
        return trouble == null
                ? null
                : ErrorInformation.newBuilder()
                        .setCode(trouble.code())
                        .setReason(trouble.reason())
                        .setRecommendedAction(trouble.remedy())
                        .build();
    }

    private static List<ModifiedProperty> modified(Outcome outcome) {
        return outcome.modified().stream()
                .map(one -> ModifiedProperty.newBuilder()
                        .setName(one.name())
                        .setOldValue(one.before())
                        .setNewValue(one.after())
                        .build())
                .toList();
    }

    private static Step step(StepTaken step) {
        return Step.newBuilder()
                .setName(step.name())
                .setType(
                        switch (step.kind()) {
                            case MATCHING -> StepType.MATCHING;
                            case EXPORT -> StepType.EXPORT;
                            case REFERENCE_RESOLUTION -> StepType.REFERENCE_RESOLUTION;
                        })
                .setStatus(status(step.status()))
                .setDescription(step.description())
                .setDetails(step.details())
                .build();
    }

    private static io.tenantsync.schemas.Verdict verdict(Verdict verdict) {
        return switch (verdict) {
            case DONE -> io.tenantsync.schemas.Verdict.DONE;
            case RETRY -> io.tenantsync.schemas.Verdict.RETRY;
            case CONFLICT -> io.tenantsync.schemas.Verdict.CONFLICT;
            case TARGET_DIFFERS -> io.tenantsync.schemas.Verdict.TARGET_DIFFERS;
            case GONE -> io.tenantsync.schemas.Verdict.GONE;
        };
    }

    private static TargetState state(Standing standing) {
        return switch (standing.state()) {
            case NONE -> TargetState.NONE;
            case ACTIVE -> TargetState.ACTIVE;
            case DISABLED -> TargetState.DISABLED;
            case SOFT_DELETED -> TargetState.SOFT_DELETED;
        };
    }

    private static ProvisioningAction action(Outcome outcome) {
        return switch (outcome.action()) {
            case OTHER -> ProvisioningAction.OTHER;
            case CREATE -> ProvisioningAction.CREATE;
            case DELETE -> ProvisioningAction.DELETE;
            case DISABLE -> ProvisioningAction.DISABLE;
            case UPDATE -> ProvisioningAction.UPDATE;
        };
    }

    private static ProvisioningStatus status(Status status) {
        return switch (status) {
            case SUCCESS -> ProvisioningStatus.SUCCESS;
            case FAILURE -> ProvisioningStatus.FAILURE;
            case SKIPPED -> ProvisioningStatus.SKIPPED;
            case WARNING -> ProvisioningStatus.WARNING;
        };
    }
}
