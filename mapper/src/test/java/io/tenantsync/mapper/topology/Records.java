package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.DefaultMapping;
import io.tenantsync.mapper.mapping.MappingRule;
import io.tenantsync.mapper.mapping.ValueSource;
import io.tenantsync.schemas.Applied;
import io.tenantsync.schemas.Apply;
import io.tenantsync.schemas.Assignment;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.ConstantSource;
import io.tenantsync.schemas.Cost;
import io.tenantsync.schemas.DefaultWhen;
import io.tenantsync.schemas.DirectSource;
import io.tenantsync.schemas.Disable;
import io.tenantsync.schemas.Gate;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupState;
import io.tenantsync.schemas.Guard;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.Invitation;
import io.tenantsync.schemas.JobState;
import io.tenantsync.schemas.Lifecycle;
import io.tenantsync.schemas.LifecycleAction;
import io.tenantsync.schemas.Mapping;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.RunState;
import io.tenantsync.schemas.Scope;
import io.tenantsync.schemas.ScopeMode;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.TargetState;
import io.tenantsync.schemas.TenantReference;
import io.tenantsync.schemas.Verdict;
import io.tenantsync.schemas.WhenNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records as the other services write them. */
public final class Records {
    public static final String SOURCE = "11111111-1111-1111-1111-111111111111";
    public static final String TARGET = "22222222-2222-2222-2222-222222222222";
    public static final String CONFIGURATION = "33333333-3333-3333-3333-333333333333";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private Records() {}

    /** A configuration for the members of the group sales, with the default mapping. */
    public static Configuration.Builder configuration(long revision) {
        return Configuration.newBuilder()
                .setId(CONFIGURATION)
                .setName("contoso-to-fabrikam")
                .setRevision(revision)
                .setAuthor("test")
                .setAt(AT)
                .setComment("")
                .setState(ConfigurationState.ACTIVE)
                .setSource(new TenantReference(SOURCE, "contoso"))
                .setTarget(new TenantReference(TARGET, "fabrikam"))
                .setScope(new Scope(
                        ScopeMode.ASSIGNED, List.of(), List.of(new Assignment("sales", "Sales")), true, List.of()))
                .setMappings(
                        DefaultMapping.rules().stream().map(Records::mapping).toList())
                .setLifecycle(new Lifecycle(
                        LifecycleAction.DISABLE, LifecycleAction.SOFT_DELETE, LifecycleAction.SOFT_DELETE, 0L))
                .setGuard(new Guard(500, 10, 5, 86400L, null, null))
                .setInvitation(new Invitation(null, "https://myapps.microsoft.com"))
                .setAnchorProperty("extension_00000000000000000000000000000000_tenantsyncSource")
                .setPartitioned(false);
    }

    private static Mapping mapping(MappingRule rule) {
        Object source = switch (rule.source()) {
            case ValueSource.Direct direct -> new DirectSource(direct.attribute());
            case ValueSource.Constant constant -> new ConstantSource(constant.value());
            case ValueSource.Computed computed -> throw new IllegalArgumentException(computed.toString());
        };
        return new Mapping(
                rule.target(),
                source,
                Apply.valueOf(rule.apply().name()),
                WhenNull.CLEAR,
                null,
                DefaultWhen.ON_CREATE,
                null);
    }

    /** The configuration runs, or not. */
    public static JobState job(long epoch, RunState state, List<Gate> gates) {
        return JobState.newBuilder()
                .setState(state)
                .setEpoch(epoch)
                .setReason("")
                .setGates(gates)
                .setSourceDomains(List.of("contoso.com"))
                .setTargetInitialDomain("fabrikam.onmicrosoft.com")
                .setAt(AT)
                .build();
    }

    /** A living group. */
    public static Group group(String id, List<String> parents) {
        return new Group(new GroupState(id, parents, false, 1L));
    }

    /** What a writer answers who did what was asked, or says the verdict. */
    public static ProvisioningResult answer(Command command, Verdict verdict) {
        TargetState state = switch (command.getOperation()) {
            case Disable ignored -> TargetState.DISABLED;
            case SoftDelete ignored -> TargetState.SOFT_DELETED;
            default -> TargetState.ACTIVE;
        };
        Provision provision = command.getOperation() instanceof Provision wish ? wish : null;
        boolean made = provision != null && command.getTargetId() == null;
        Applied applied = Applied.newBuilder()
                .setVerdict(verdict)
                .setTargetId("target-of-" + command.getSource().getId())
                .setTargetState(state)
                .setDisabledByUs(state == TargetState.DISABLED)
                .setCreated(made)
                .setAdopted(false)
                .setAttributes(provision == null ? Map.of() : provision.getAttributes())
                .setManagerApplied(provision != null && provision.getManager() != null)
                .setManagerTargetId(
                        provision == null || provision.getManager() == null
                                ? null
                                : provision.getManager().getTargetId())
                .setCandidates(List.of())
                .build();
        return result(command, applied, verdict);
    }

    private static ProvisioningResult result(Command command, Applied applied, Verdict verdict) {
        return ProvisioningResult.newBuilder()
                .setId(command.getCommandId() + "#" + command.getAttempt())
                .setChangeId(command.getChangeId())
                .setTerminal(verdict != Verdict.RETRY)
                .setCommandId(command.getCommandId())
                .setAttempt(command.getAttempt())
                .setConfigurationId(command.getConfigurationId())
                .setConfigurationName(command.getConfigurationName())
                .setRevision(command.getRevision())
                .setSourceTenantId(SOURCE)
                .setSourceTenantName("contoso")
                .setTargetTenantId(TARGET)
                .setTargetTenantName("fabrikam")
                .setSource(command.getSource())
                .setTarget(new Identity(applied.getTargetId(), null, null))
                .setAction(ProvisioningAction.UPDATE)
                .setStatus(ProvisioningStatus.SUCCESS)
                .setSteps(command.getSteps())
                .setModified(List.of())
                .setCost(new Cost(1, 1, 1))
                .setApplied(applied)
                .setCycleId(command.getCycleId())
                .setObservedAt(command.getObservedAt())
                .setStartedAt(command.getIssuedAt())
                .setEndedAt(command.getIssuedAt())
                .build();
    }
}
