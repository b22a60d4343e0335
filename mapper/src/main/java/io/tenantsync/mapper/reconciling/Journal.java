package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.Look;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.scoping.ScopeDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells the work of the mapper as steps of the provisioning log, under Entra's names. */
final class Journal {
    private Journal() {}

    /** Import, scoping, and what could not be computed. */
    static List<LogStep> steps(Situation situation, Evaluation evaluation, Account account) {
        List<LogStep> steps = new ArrayList<>();
        steps.add(imported(situation.person(), account));
        ScopeDecision scope = evaluation.scope();
        if (scope != null) {
            LogStep.Status status = scope.inScope() ? LogStep.Status.SUCCESS : LogStep.Status.SKIPPED;
            steps.add(new LogStep(
                    "EntrySynchronizationScoping", LogStep.Kind.SCOPING, status, scope.reason(), scope.details()));
        }
        Look look = evaluation.look();
        if (look != null && !look.warnings().isEmpty()) {
            Map<String, String> details = new TreeMap<>();
            look.warnings().forEach(warning -> details.put(warning.attribute(), warning.message()));
            steps.add(new LogStep(
                    "EntrySynchronizationEvaluate",
                    LogStep.Kind.PROCESSING,
                    LogStep.Status.WARNING,
                    "Some attributes could not be computed and are left alone",
                    details));
        }
        return steps;
    }

    /** The steps of an entry that ends without a command. */
    static List<LogStep> skipped(List<LogStep> before, String skipReason, String why) {
        List<LogStep> steps = new ArrayList<>(before);
        steps.add(new LogStep(
                "EntrySynchronizationSkip",
                LogStep.Kind.PROCESSING,
                LogStep.Status.SKIPPED,
                why,
                Map.of("SkipReason", skipReason)));
        return steps;
    }

    /** The steps of an entry that says that people are asked. */
    static List<LogStep> staged(List<LogStep> before, PersonState.Staged staged) {
        List<LogStep> steps = new ArrayList<>(before);
        steps.add(new LogStep(
                "EntrySynchronizationStaged",
                LogStep.Kind.PROCESSING,
                LogStep.Status.SKIPPED,
                staged.reason(),
                Map.of(
                        "Action",
                        staged.intent().kind().name(),
                        "Cause",
                        staged.intent().cause().text(),
                        "RequestId",
                        staged.requestId())));
        return steps;
    }

    /** The steps of an entry that ends because somebody must mend something. */
    static List<LogStep> failed(List<LogStep> before, String code, String why) {
        List<LogStep> steps = new ArrayList<>(before);
        steps.add(new LogStep(
                "EntrySynchronizationEvaluate",
                LogStep.Kind.PROCESSING,
                LogStep.Status.FAILURE,
                why,
                Map.of("ErrorCode", code)));
        return steps;
    }

    static LogStep imported(@Nullable SourcePerson person, Account account) {
        boolean there = person != null && person.presence() == SourcePerson.Presence.PRESENT;
        String name = !there ? "EntryImportDelete" : account.exists() ? "EntryImportUpdate" : "EntryImportAdd";
        Map<String, String> details = new TreeMap<>();
        if (person != null) {
            details.put("objectId", person.userId());
            details.put("accountEnabled", person.enabled() ? "True" : "False");
        }
        return new LogStep(
                name,
                LogStep.Kind.IMPORT,
                LogStep.Status.SUCCESS,
                "The person was received from the source tenant",
                details);
    }
}
