package io.tenantsync.audit.kafka;

import io.tenantsync.audit.auditing.Action;
import io.tenantsync.audit.auditing.Cost;
import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.ModifiedProperty;
import io.tenantsync.audit.auditing.Named;
import io.tenantsync.audit.auditing.Outcome;
import io.tenantsync.audit.auditing.Outcome.Finding;
import io.tenantsync.audit.auditing.Party;
import io.tenantsync.audit.auditing.Problem;
import io.tenantsync.audit.auditing.Status;
import io.tenantsync.audit.auditing.Step;
import io.tenantsync.audit.auditing.StepKind;
import io.tenantsync.schemas.Applied;
import io.tenantsync.schemas.ErrorInformation;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.StepType;
import io.tenantsync.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/** Results of the wire as entries of the log. */
final class EntryCodec {
    private EntryCodec() {}

    static Entry entry(ProvisioningResult result) {
        Action action = action(result.getAction());
        Status status = status(result.getStatus());
        Problem problem = problem(result.getError());
        Cost cost = cost(result.getCost());
        return new Entry(
                result.getId(),
                result.getChangeId(),
                result.getTerminal()
                        ? Outcome.of(action, status, finding(result.getApplied(), problem), cost.writes() > 0)
                        : null,
                result.getCommandId(),
                result.getAttempt(),
                new Named(result.getConfigurationId(), result.getConfigurationName()),
                result.getRevision(),
                new Named(result.getSourceTenantId(), result.getSourceTenantName()),
                new Named(result.getTargetTenantId(), result.getTargetTenantName()),
                party(result.getSource()),
                party(result.getTarget()),
                action,
                status,
                problem,
                result.getSteps().stream().map(EntryCodec::step).toList(),
                result.getModified().stream().map(EntryCodec::modified).toList(),
                cost,
                result.getCycleId(),
                result.getObservedAt(),
                result.getStartedAt(),
                result.getEndedAt());
    }

    /** A conflict that the mapper found needs no command, so only its code tells. */
    private static Finding finding(@Nullable Applied applied, @Nullable Problem problem) {
        if (applied == null) {
            return problem != null && problem.isConflict() ? Finding.CONFLICT : Finding.NOTHING_SPECIAL;
        }
        if (applied.getVerdict() == Verdict.CONFLICT) {
            return Finding.CONFLICT;
        }
        if (applied.getCreated()) {
            return Finding.MADE;
        }
        return applied.getAdopted() ? Finding.ADOPTED : Finding.NOTHING_SPECIAL;
    }

    private static Action action(ProvisioningAction action) {
        return switch (action) {
            case OTHER -> Action.OTHER;
            case CREATE -> Action.CREATE;
            case DELETE -> Action.DELETE;
            case DISABLE -> Action.DISABLE;
            case UPDATE -> Action.UPDATE;
            case STAGED_DELETE -> Action.STAGED_DELETE;
        };
    }

    private static Status status(ProvisioningStatus status) {
        return switch (status) {
            case SUCCESS -> Status.SUCCESS;
            case FAILURE -> Status.FAILURE;
            case SKIPPED -> Status.SKIPPED;
            case WARNING -> Status.WARNING;
        };
    }

    private static StepKind kind(StepType type) {
        return switch (type) {
            case IMPORT -> StepKind.IMPORT;
            case SCOPING -> StepKind.SCOPING;
            case MATCHING -> StepKind.MATCHING;
            case PROCESSING -> StepKind.PROCESSING;
            case REFERENCE_RESOLUTION -> StepKind.REFERENCE_RESOLUTION;
            case EXPORT -> StepKind.EXPORT;
        };
    }

    private static @Nullable Problem problem(@Nullable ErrorInformation error) {
        return error == null ? null : new Problem(error.getCode(), error.getReason(), error.getRecommendedAction());
    }

    private static Cost cost(io.tenantsync.schemas.Cost cost) {
        return new Cost(cost.getRequests(), cost.getWrites(), cost.getResourceUnits());
    }

    private static Party party(Identity identity) {
        return new Party(identity.getId(), identity.getDisplayName(), identity.getUserPrincipalName());
    }

    private static Step step(io.tenantsync.schemas.Step step) {
        return new Step(
                step.getName(),
                kind(step.getType()),
                status(step.getStatus()),
                step.getDescription(),
                step.getDetails());
    }

    private static ModifiedProperty modified(io.tenantsync.schemas.ModifiedProperty property) {
        return new ModifiedProperty(property.getName(), property.getOldValue(), property.getNewValue());
    }
}
