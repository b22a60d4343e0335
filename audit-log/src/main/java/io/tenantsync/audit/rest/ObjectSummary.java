package io.tenantsync.audit.rest;

import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.ModifiedProperty;
import io.tenantsync.audit.auditing.Named;
import io.tenantsync.audit.auditing.Party;
import io.tenantsync.audit.auditing.Problem;
import io.tenantsync.audit.auditing.Status;
import io.tenantsync.audit.auditing.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry as Graph's {@code provisioningObjectSummary}, member by member. */
final class ObjectSummary {
    /** Graph calls failures of the service itself so; all others are for an administrator to mend. */
    private static final Set<String> SERVICE_FAILURES =
            Set.of("TooManyRequests", "InternalServerError", "WebExceptionProtocolError", "Timeout", "InternalError");

    private ObjectSummary() {}

    static Map<String, @Nullable Object> of(Entry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("activityDateTime", entry.endedAt().toString());
        // Graph's own sample of a cross-tenant job names the target here
        json.put("tenantId", entry.targetTenant().id());
        json.put("jobId", entry.configuration().id());
        json.put("cycleId", entry.cycleId());
        json.put("changeId", entry.changeId());
        json.put("provisioningAction", entry.action().wire());
        json.put("durationInMilliseconds", entry.durationInMilliseconds());
        json.put("provisioningStatusInfo", statusInfo(entry));
        json.put(
                "provisioningSteps",
                entry.steps().stream().map(ObjectSummary::step).toList());
        json.put(
                "modifiedProperties",
                entry.modified().stream().map(ObjectSummary::modified).toList());
        json.put("servicePrincipal", named(entry.configuration()));
        json.put("sourceSystem", system(entry.sourceTenant()));
        json.put("targetSystem", system(entry.targetTenant()));
        json.put("initiatedBy", initiator());
        json.put("sourceIdentity", identity(entry.source()));
        json.put("targetIdentity", identity(entry.target()));
        return json;
    }

    private static Map<String, @Nullable Object> statusInfo(Entry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", entry.status().wire());
        Problem problem = entry.problem();
        json.put("errorInformation", problem == null ? null : error(problem, entry.status()));
        return json;
    }

    private static Map<String, @Nullable Object> error(Problem problem, Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("errorCode", problem.code());
        json.put("reason", problem.reason());
        json.put("additionalDetails", null);
        json.put(
                "errorCategory",
                switch (status) {
                    case SUCCESS -> "success";
                    case FAILURE, SKIPPED, WARNING ->
                        SERVICE_FAILURES.contains(problem.code()) ? "failure" : "nonServiceFailure";
                });
        json.put("recommendedAction", problem.advice());
        return json;
    }

    private static Map<String, @Nullable Object> step(Step step) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", step.name());
        json.put("provisioningStepType", step.kind().wire());
        json.put("status", step.status().wire());
        json.put("description", step.description());
        json.put("details", step.details());
        return json;
    }

    private static Map<String, @Nullable Object> modified(ModifiedProperty property) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("displayName", property.name());
        json.put("oldValue", property.oldValue());
        json.put("newValue", property.newValue());
        return json;
    }

    private static Map<String, @Nullable Object> named(Named named) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", named.id());
        json.put("displayName", named.name());
        return json;
    }

    private static Map<String, @Nullable Object> system(Named tenant) {
        Map<String, @Nullable Object> json = named(tenant);
        json.put("details", Map.of());
        return json;
    }

    private static Map<String, @Nullable Object> initiator() {
        Map<String, @Nullable Object> json = named(new Named("", Entry.INITIATOR));
        json.put("initiatorType", "system");
        return json;
    }

    private static Map<String, @Nullable Object> identity(Party party) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", party.id());
        json.put("displayName", party.displayName());
        json.put("identityType", Entry.IDENTITY_TYPE);
        String upn = party.userPrincipalName();
        json.put("details", upn == null ? Map.of() : Map.of("userPrincipalName", upn));
        return json;
    }
}
