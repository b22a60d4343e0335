package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.InvitationAddress;
import io.tenantsync.mapper.mapping.Look;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what is wished with what is known of the target. */
final class Planning {
    static final String EQUAL = "RedundantExport";
    static final String NOT_ENTITLED = "NotEffectivelyEntitled";

    private final Situation situation;
    private final Account account;
    private final ManagerLink manager;

    private Planning(Situation situation, Account account, ManagerLink manager) {
        this.situation = situation;
        this.account = account;
        this.manager = manager;
    }

    static Plan plan(Situation situation, Wish wish, Account account, ManagerLink manager) {
        return new Planning(situation, account, manager).plan(wish);
    }

    private Plan plan(Wish wish) {
        return switch (wish) {
            case Wish.Untouched untouched -> new Plan.Nothing(NOT_ENTITLED, untouched.why());
            case Wish.Impossible impossible ->
                new Plan.Stuck(
                        new PersonState.Failing(0, null, impossible.why(), null),
                        "MissingValues",
                        impossible.why(),
                        "Mend the rule for " + impossible.attribute() + ", or the person's attributes");
            case Wish.Gone gone -> gone(gone);
            case Wish.Disabled disabled -> disabled(disabled);
            case Wish.Present present -> present(present);
        };
    }

    private Plan gone(Wish.Gone gone) {
        boolean nothingLeft = !account.mayExist()
                || gone.action() == Lifecycle.Action.KEEP
                || (gone.action() == Lifecycle.Action.DISABLE && account.standing() == Account.InTarget.DISABLED);
        if (nothingLeft) {
            return new Plan.Nothing(NOT_ENTITLED, gone.why());
        }
        Operation operation =
                gone.action() == Lifecycle.Action.DISABLE ? new Operation.Disable() : new Operation.SoftDelete();
        return new Plan.Act(operation, gone.atOnce(), gone.why());
    }

    private Plan disabled(Wish.Disabled disabled) {
        return switch (account.standing()) {
            case NONE ->
                account.uncertain()
                        ? new Plan.Act(new Operation.Disable(), true, disabled.why())
                        : new Plan.Nothing(NOT_ENTITLED, disabled.why() + " and gets an account when it is enabled");
            case SOFT_DELETED ->
                new Plan.Nothing(
                        NOT_ENTITLED, disabled.why() + " and the target account is restored when it is enabled");
            case ACTIVE -> new Plan.Act(new Operation.Disable(), true, disabled.why());
            case DISABLED -> {
                Look look = disabled.look();
                yield look == null ? equal() : ifDiffers(look, null, false);
            }
        };
    }

    private Plan present(Wish.Present present) {
        boolean restorable = account.standing() == Account.InTarget.SOFT_DELETED;
        return switch (account.standing()) {
            case NONE, SOFT_DELETED ->
                present.create()
                        ? provision(present.look(), present.enabled(), restorable && account.deletedAt() != null)
                        : new Plan.Nothing(
                                NOT_ENTITLED,
                                "The account is disabled in the source tenant and gets one when it is enabled");
            case ACTIVE -> ifDiffers(present.look(), present.enabled(), false);
            // KEEP says nothing about enabling; everything else enables what we ourselves disabled
            case DISABLED ->
                present.create() && account.disabledByUs()
                        ? provision(present.look(), true, false)
                        : ifDiffers(present.look(), present.enabled(), false);
        };
    }

    private Plan ifDiffers(Look look, @Nullable Boolean enabled, boolean restore) {
        return account.differsFrom(look.attributes()) || managerDiffers(look)
                ? provision(look, enabled, restore)
                : equal();
    }

    private Plan provision(Look look, @Nullable Boolean enabled, boolean restore) {
        SourcePerson person = Objects.requireNonNull(situation.person(), "nobody is provisioned who is not known");
        String address = address(person);
        if (!account.exists() && !restore) {
            InvitationAddress judged =
                    InvitationAddress.of(situation.rules().invitationAddress(), person, situation.sourceDomains());
            if (judged instanceof InvitationAddress.Unusable unusable) {
                PersonState conflict = new PersonState.Conflict(unusable.reason(), List.of());
                return new Plan.Stuck(conflict, unusable.code(), unusable.reason(), unusable.remedy());
            }
        }
        Operation operation = new Operation.Provision(
                look.attributes(),
                look.onCreate(),
                enabled,
                Boolean.TRUE.equals(enabled) && account.disabledByUs(),
                restore,
                managerTo(look),
                address,
                person.text("mail"));
        return new Plan.Act(operation, true, "The person is in scope");
    }

    private String address(SourcePerson person) {
        return InvitationAddress.of(situation.rules().invitationAddress(), person, List.of())
                        instanceof InvitationAddress.Usable usable
                ? usable.address()
                : Objects.requireNonNullElse(person.text("userPrincipalName"), "");
    }

    private boolean managerDiffers(Look look) {
        Operation.ManagerTo wished = managerTo(look);
        return wished != null
                && !(account.manager().known()
                        && Objects.equals(account.manager().targetId(), wished.targetId()));
    }

    /** A manager without an account is cleared only if we know that somebody else is set. */
    private Operation.@Nullable ManagerTo managerTo(Look look) {
        return switch (look.manager()) {
            case Look.ManagerWish.Unruled ignored -> null;
            case Look.ManagerWish.None ignored -> account.exists() ? new Operation.ManagerTo(null) : null;
            case Look.ManagerWish.Of of -> {
                boolean told = manager.answered() && of.sourceId().equals(manager.asked());
                boolean stale = account.manager().known() && account.manager().targetId() != null;
                yield told && (manager.targetId() != null || stale)
                        ? new Operation.ManagerTo(manager.targetId())
                        : null;
            }
        };
    }

    private static Plan equal() {
        return new Plan.Nothing(EQUAL, "The target is already as wished");
    }
}
