package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.AttributeMapping;
import io.tenantsync.mapper.mapping.Circumstances;
import io.tenantsync.mapper.mapping.Look;
import io.tenantsync.mapper.mapping.Mapped;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.scoping.ScopeDecision;
import io.tenantsync.mapper.scoping.Scoping;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about a person now.
 *
 * @param wish the wish
 * @param scope the decision on scope; null when it was not needed
 */
record Evaluation(Wish wish, @Nullable ScopeDecision scope) {
    static Evaluation of(Situation situation, Account account) {
        Rules rules = situation.rules();
        SourcePerson person = situation.person();
        if (rules.removing()) {
            return new Evaluation(
                    new Wish.Untouched("The configuration is being removed; accounts stay as they are"), null);
        }
        if (person == null || person.presence() == SourcePerson.Presence.DELETED) {
            return new Evaluation(deletedForGood(rules.lifecycle()), null);
        }
        Circumstances circumstances = situation.circumstances(account);
        ScopeDecision scope = Scoping.decide(rules.scope(), situation.counting(), person, circumstances);
        if (person.presence() == SourcePerson.Presence.SOFT_DELETED) {
            return new Evaluation(
                    new Wish.Gone(
                            rules.lifecycle().sourceDeleted(), true, "The person was deleted in the source tenant"),
                    scope);
        }
        return new Evaluation(
                scope.inScope()
                        ? inScope(rules, person, circumstances)
                        : new Wish.Gone(rules.lifecycle().outOfScope(), false, scope.reason()),
                scope);
    }

    boolean inScope() {
        return scope != null && scope.inScope();
    }

    private static Wish deletedForGood(Lifecycle lifecycle) {
        Lifecycle.Action action = lifecycle.sourceDeleted() == Lifecycle.Action.KEEP
                ? Lifecycle.Action.KEEP
                : Lifecycle.Action.SOFT_DELETE;
        return new Wish.Gone(action, true, "The person was permanently deleted in the source tenant");
    }

    private static Wish inScope(Rules rules, SourcePerson person, Circumstances circumstances) {
        Mapped mapped = AttributeMapping.apply(rules.mappings(), person, circumstances);
        if (!person.enabled()) {
            return disabled(rules.lifecycle().sourceDisabled(), mapped);
        }
        return switch (mapped) {
            case Mapped.Impossible impossible -> new Wish.Impossible(impossible.attribute(), impossible.reason());
            case Mapped.Wished wished ->
                Boolean.FALSE.equals(wished.look().accountEnabled())
                        ? new Wish.Disabled(wished.look(), "The rule for accountEnabled says so")
                        : new Wish.Present(wished.look(), wished.look().accountEnabled(), true);
        };
    }

    private static Wish disabled(Lifecycle.Action action, Mapped mapped) {
        String why = "The account is disabled in the source tenant";
        return switch (action) {
            case DISABLE -> new Wish.Disabled(mapped instanceof Mapped.Wished wished ? wished.look() : null, why);
            case SOFT_DELETE -> new Wish.Gone(action, true, why);
            case KEEP ->
                switch (mapped) {
                    case Mapped.Impossible impossible ->
                        new Wish.Impossible(impossible.attribute(), impossible.reason());
                    case Mapped.Wished wished -> new Wish.Present(wished.look(), null, false);
                };
        };
    }

    /** The look that is wished, if any. */
    @Nullable
    Look look() {
        return switch (wish) {
            case Wish.Present present -> present.look();
            case Wish.Disabled disabled -> disabled.look();
            case Wish.Gone ignored -> null;
            case Wish.Untouched ignored -> null;
            case Wish.Impossible ignored -> null;
        };
    }
}
