package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.reconciling.LogStep;
import io.tenantsync.mapper.reconciling.Operation;
import io.tenantsync.mapper.reconciling.Order;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Disable;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.Lane;
import io.tenantsync.schemas.ManagerWish;
import io.tenantsync.schemas.MatchPlan;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.Step;
import io.tenantsync.schemas.StepType;
import io.tenantsync.schemas.UserKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to the wire. */
@SuppressWarnings("NullAway") // generated records take null where their schema does, but cannot say so
final class CommandCodec {
    private CommandCodec() {}

    static Command toAvro(
            Order order, Rules rules, Job job, UserKey user, @Nullable SourcePerson person, Instant deadline) {
        String anchor = user.toString();
        return Command.newBuilder()
                .setCommandId(order.commandId())
                .setAttempt(order.attempt())
                .setConfigurationId(rules.id())
                .setConfigurationName(rules.name())
                .setRevision(order.revision())
                .setSourceTenantId(rules.source().id())
                .setSourceTenantName(rules.source().name())
                .setSource(source(user, person))
                .setTargetTenantId(rules.target().id())
                .setTargetTenantName(rules.target().name())
                .setChangeId(order.owed().changeId())
                .setCycleId(order.owed().cycleId())
                .setLane(Lane.valueOf(order.lane().name()))
                .setDeadline(deadline)
                .setObservedAt(order.owed().observedAt())
                .setIssuedAt(order.issuedAt())
                .setTargetId(order.targetId())
                .setOperation(
                        switch (order.operation()) {
                            case Operation.Provision provision -> provision(provision, rules, job, anchor);
                            case Operation.Disable ignored -> new Disable(rules.anchorProperty(), anchor);
                            case Operation.SoftDelete ignored -> new SoftDelete(rules.anchorProperty(), anchor);
                        })
                .setSteps(steps(order.steps()))
                .build();
    }

    /** The person as shown in a log. */
    static Identity source(UserKey user, @Nullable SourcePerson person) {
        return new Identity(
                user.userId(),
                person == null ? null : person.text("displayName"),
                person == null ? null : person.text("userPrincipalName"));
    }

    static List<Step> steps(List<LogStep> steps) {
        return steps.stream().map(CommandCodec::step).toList();
    }

    private static Step step(LogStep step) {
        return Step.newBuilder()
                .setName(step.name())
                .setType(StepType.valueOf(step.kind().name()))
                .setStatus(ProvisioningStatus.valueOf(step.status().name()))
                .setDescription(step.description())
                .setDetails(step.details())
                .build();
    }

    private static Provision provision(Operation.Provision provision, Rules rules, Job job, String anchor) {
        Operation.ManagerTo manager = provision.manager();
        return Provision.newBuilder()
                .setMatch(MatchPlan.newBuilder()
                        .setAnchorProperty(rules.anchorProperty())
                        .setAnchorValue(anchor)
                        .setInvitationAddress(provision.invitationAddress())
                        .setMail(provision.mail())
                        .setTargetInitialDomain(job.targetInitialDomain())
                        .setRedirectUrl(rules.redirectUrl())
                        .setTrustedAttributes(List.of())
                        .build())
                .setAttributes(new HashMap<>(provision.attributes()))
                .setAttributesOnCreate(new HashMap<>(provision.onCreate()))
                .setAccountEnabled(provision.accountEnabled())
                .setMayEnable(provision.mayEnable())
                .setMayRestore(provision.mayRestore())
                .setManager(manager == null ? null : new ManagerWish(manager.targetId()))
                .build();
    }
}
