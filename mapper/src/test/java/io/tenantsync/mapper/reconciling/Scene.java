package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.expression.Expression;
import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Parsing;
import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Limits;
import io.tenantsync.mapper.mapping.DefaultMapping;
import io.tenantsync.mapper.mapping.MappingRule;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.scoping.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One person in one configuration, played event by event against the reconciler. */
public final class Scene {
    public static final String TENANT = "11111111-1111-1111-1111-111111111111";
    public static final String TARGET = "22222222-2222-2222-2222-222222222222";
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    Standing standing = Standing.unseen(START);
    Instant now = START;
    Situation.Rounds rounds = new Situation.Rounds(100, 0);
    boolean maySend = true;
    Gatekeeper gatekeeper = Gatekeeper.granting();
    Lifecycle lifecycle = new Lifecycle(
            Lifecycle.Action.DISABLE, Lifecycle.Action.SOFT_DELETE, Lifecycle.Action.SOFT_DELETE, Duration.ZERO);
    Limits limits = Limits.USUAL;
    Cause.Sweep sweep = new Cause.Sweep(3, 1, "0");
    boolean sweeping;
    Scope scope = new Scope(false, Set.of(), Set.of("sales"), false, List.of());
    List<MappingRule> mappings = new ArrayList<>(DefaultMapping.rules());
    List<String> domains = List.of("contoso.com");
    boolean removing;
    SourcePerson.Presence presence = SourcePerson.Presence.PRESENT;
    Map<String, Object> properties = new HashMap<>(Map.of(
            "displayName",
            "Adele",
            "department",
            "Sales",
            "accountEnabled",
            true,
            "userPrincipalName",
            "adele@contoso.com"));
    String manager;
    List<String> groups = List.of("sales");
    int changes;
    int ids;
    List<Effect> effects = List.of();
    private SourcePerson person;

    /** The person changes in some way, live. */
    Scene change(Runnable how) {
        return change(SourcePerson.Origin.LIVE, how);
    }

    Scene change(SourcePerson.Origin origin, Runnable how) {
        how.run();
        changes++;
        person = new SourcePerson(
                TENANT,
                "adele",
                new SourcePerson.Change("c" + changes, now, origin, changes),
                presence,
                properties,
                manager,
                groups,
                null);
        return on(new Event.UserChanged());
    }

    Scene appears() {
        return change(() -> {});
    }

    Scene credit() {
        return on(new Event.CreditGranted());
    }

    Scene due() {
        return on(new Event.Due());
    }

    Scene evaluate() {
        return on(new Event.Evaluate("sweep-1-1"));
    }

    Scene after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Scene on(Event event) {
        Reconciler.Result result = Reconciler.apply(standing, event, situation());
        standing = result.standing();
        effects = result.effects();
        return this;
    }

    Situation situation() {
        return new Situation(
                rules(),
                person,
                scope.groups(),
                domains,
                rounds,
                new Situation.Sweep(sweep, sweeping),
                maySend,
                now,
                () -> "id" + ++ids,
                () -> 0.5,
                gatekeeper,
                Map.of());
    }

    Rules rules() {
        return new Rules(
                "conf",
                "contoso-to-fabrikam",
                3,
                removing,
                new Rules.Tenant(TENANT, "contoso"),
                new Rules.Tenant(TARGET, "fabrikam"),
                scope,
                mappings,
                lifecycle,
                null,
                "https://myapps.microsoft.com",
                "extension_x_tenantsyncSource",
                limits,
                Map.of(),
                Map.of());
    }

    Order order() {
        return ((PersonState.InFlight) standing.state()).order();
    }

    Operation.Provision provision() {
        return (Operation.Provision) order().operation();
    }

    /** The writer did what was asked. */
    Scene done() {
        return on(new Event.ResultArrived(answer().build()));
    }

    Scene answered(Answered.Verdict verdict, String reason) {
        return on(
                new Event.ResultArrived(answer().verdict(verdict).reason(reason).build()));
    }

    /** An answer as a well-behaved writer would give it. */
    Answers answer() {
        return new Answers(order(), standing.account());
    }

    /** Somebody who is provisioned and linked. */
    static Scene linked() {
        return new Scene().appears().credit().done();
    }

    static Expression expression(String text) {
        return ((Parsing.Parsed) Expressions.parse(text)).expression();
    }

    /** Builds answers. */
    static final class Answers {
        private final Order order;
        private Answered.Verdict verdict = Answered.Verdict.DONE;
        private String targetId = "t1";
        private Account.InTarget inTarget = Account.InTarget.ACTIVE;
        private boolean disabledByUs;
        private boolean created;
        private boolean adopted;
        private Map<String, Object> attributes = new HashMap<>();
        private String managerId;
        private boolean managerApplied;
        private String reason = "";
        private List<String> candidates = List.of();

        Answers(Order order, Account before) {
            this.order = order;
            switch (order.operation()) {
                case Operation.Disable ignored -> {
                    inTarget = Account.InTarget.DISABLED;
                    disabledByUs = true;
                }
                case Operation.SoftDelete ignored -> inTarget = Account.InTarget.SOFT_DELETED;
                case Operation.Provision provision -> {
                    created = before.targetId() == null;
                    attributes.putAll(provision.attributes());
                    managerApplied = provision.manager() != null;
                    managerId = managerApplied ? provision.manager().targetId() : null;
                    boolean stillDisabled = before.standing() == Account.InTarget.DISABLED && !provision.mayEnable();
                    inTarget = stillDisabled ? Account.InTarget.DISABLED : Account.InTarget.ACTIVE;
                }
            }
        }

        Answers verdict(Answered.Verdict value) {
            verdict = value;
            return this;
        }

        Answers reason(String value) {
            reason = value;
            return this;
        }

        Answers adopted() {
            created = false;
            adopted = true;
            return this;
        }

        Answers target(String id, Account.InTarget state) {
            targetId = id;
            inTarget = state;
            return this;
        }

        Answers refusing(String attribute) {
            attributes.remove(attribute);
            return this;
        }

        Answers candidates(String... ids) {
            candidates = List.of(ids);
            return this;
        }

        Answered build() {
            return new Answered(
                    order.commandId(),
                    order.attempt(),
                    verdict,
                    targetId,
                    inTarget,
                    disabledByUs,
                    created,
                    adopted,
                    true,
                    attributes,
                    managerApplied,
                    managerId,
                    candidates,
                    reason);
        }
    }
}
