package io.tenantsync.audit;

import io.tenantsync.schemas.Applied;
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
import io.tenantsync.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Results of the wire for tests. */
public final class Results {
    public static final String SOURCE = "11111111-1111-1111-1111-111111111111";
    public static final String TARGET = "22222222-2222-2222-2222-222222222222";
    public static final Instant START = Instant.parse("2026-11-23T08:30:00.100Z");

    private Results() {}

    /** A person was invited: terminal, created. */
    public static ProvisioningResult.Builder created(String command, String change) {
        return ProvisioningResult.newBuilder()
                .setId(command + "#1")
                .setChangeId(change)
                .setTerminal(true)
                .setCommandId(command)
                .setAttempt(1)
                .setConfigurationId("c-1")
                .setConfigurationName("contoso-to-fabrikam")
                .setRevision(3)
                .setSourceTenantId(SOURCE)
                .setSourceTenantName("contoso")
                .setTargetTenantId(TARGET)
                .setTargetTenantName("fabrikam")
                .setSource(identity("a1", "Adele Vance", "adele@contoso.example"))
                .setTarget(identity("b1", "Adele Vance", "adele_contoso.example#EXT#@fabrikam.example"))
                .setAction(ProvisioningAction.CREATE)
                .setStatus(ProvisioningStatus.SUCCESS)
                .setSteps(List.of(step("EntryImportAdd", StepType.IMPORT), step("EntryExportAdd", StepType.EXPORT)))
                .setModified(List.of(ModifiedProperty.newBuilder()
                        .setName("department")
                        .setNewValue("Sales")
                        .build()))
                .setCost(new Cost(5, 2, 8))
                .setApplied(applied(Verdict.DONE).setCreated(true).build())
                .setCycleId("round-7")
                .setObservedAt(START.minusMillis(400))
                .setStartedAt(START)
                .setEndedAt(START.plusMillis(250));
    }

    /** The mapper had nothing to do. */
    public static ProvisioningResult.Builder skipped(String change) {
        return created("none", change)
                .setId(change + "#c-1")
                .setCommandId(null)
                .setAttempt(0)
                .setAction(ProvisioningAction.OTHER)
                .setStatus(ProvisioningStatus.SKIPPED)
                .setError(error("EntrySynchronizationSkipped"))
                .setCost(new Cost(0, 0, 0))
                .setModified(List.of())
                .setTarget(identity(null, null, null))
                .setApplied(null);
    }

    public static ErrorInformation error(String code) {
        return new ErrorInformation(code, "What happened.", "What to do.");
    }

    public static Applied.Builder applied(Verdict verdict) {
        return Applied.newBuilder()
                .setVerdict(verdict)
                .setTargetState(TargetState.ACTIVE)
                .setDisabledByUs(false)
                .setCreated(false)
                .setAdopted(false)
                .setAttributes(Map.of())
                .setManagerApplied(false)
                .setCandidates(List.of());
    }

    public static Identity identity(String id, String name, String upn) {
        return Identity.newBuilder()
                .setId(id)
                .setDisplayName(name)
                .setUserPrincipalName(upn)
                .build();
    }

    private static Step step(String name, StepType type) {
        return Step.newBuilder()
                .setName(name)
                .setType(type)
                .setStatus(ProvisioningStatus.SUCCESS)
                .setDescription("Done.")
                .setDetails(Map.of("objectId", "a1"))
                .build();
    }
}
