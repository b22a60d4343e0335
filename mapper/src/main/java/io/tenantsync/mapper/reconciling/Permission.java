package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.guarding.Intent.Kind;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to ask before it happens, and what the answers of the guard and of people do. */
final class Permission {
    private final Situation situation;
    private final List<Effect> effects;
    private final boolean sweeping;

    /** @param sweeping true when everybody is looked at */
    Permission(Situation situation, List<Effect> effects, boolean sweeping) {
        this.situation = situation;
        this.effects = effects;
        this.sweeping = sweeping;
    }

    /** What the guard must be asked before this is done; null = nothing. */
    @Nullable
    Intent intent(Standing standing, Plan.Act act, Cause cause) {
        Intent intent = switch (act.operation()) {
            case Operation.Disable ignored -> new Intent(Kind.DISABLE, List.of(), cause, act.why());
            case Operation.SoftDelete ignored -> new Intent(Kind.SOFT_DELETE, List.of(), cause, act.why());
            case Operation.Provision provision -> provision(standing, provision, cause, act.why());
        };
        return intent != null && situation.rules().limits().guards(intent) ? intent : null;
    }

    private @Nullable Intent provision(Standing standing, Operation.Provision provision, Cause cause, String why) {
        Account account = standing.account();
        if (!account.mayExist() && !provision.mayRestore()) {
            return new Intent(Kind.CREATE, List.of(), cause, why);
        }
        List<String> emptied = provision.attributes().entrySet().stream()
                .filter(wish -> wish.getValue() == null && account.applied().get(wish.getKey()) != null)
                .map(wish -> wish.getKey())
                .toList();
        return emptied.isEmpty() || !isAbout(Kind.CLEAR, standing)
                ? null
                : new Intent(Kind.CLEAR, emptied, cause, "The rules give no value for " + String.join(", ", emptied));
    }

    // One person whose attribute is emptied is no mistake of a rule: only sweeps ask, and what was asked stays asked.
    private boolean isAbout(Kind kind, Standing standing) {
        Grant grant = standing.grant();
        Intent asked = switch (standing.state()) {
            case PersonState.Asking asking -> asking.intent();
            case PersonState.Staged staged -> staged.intent();
            case PersonState.Kept kept -> kept.intent();
            default -> grant == null ? null : grant.intent();
        };
        return isSwept(standing) || (asked != null && asked.kind() == kind);
    }

    /** Whether what follows belongs to the present sweep: it goes on, or has passed without effect on this person. */
    boolean isSwept(Standing standing) {
        Situation.Sweep present = situation.sweep();
        return sweeping || present.open() || present.cause().text().equals(standing.overdue());
    }

    /** The cause of what does not wait for a round; what people themselves brought about must not wait for a sweep. */
    Cause cause(Standing standing, Plan.Act act) {
        SourcePerson person = situation.person();
        if (sweeping || (!act.operation().removes() && isSwept(standing))) {
            return situation.sweep().cause();
        }
        if (person == null) {
            return Cause.LIVE;
        }
        if (person.forcedBy() != null) {
            return new Cause.Request(person.forcedBy());
        }
        return switch (person.change().origin()) {
            case LIVE, LOOKUP -> Cause.LIVE;
            case BASELINE, VERIFICATION -> new Cause.UsersRound(person.change().round());
        };
    }

    /** The cause of a removal that waits for the end of a groups round. */
    Cause causeAfter(long round, Standing standing) {
        if (isSwept(standing)) {
            return situation.sweep().cause();
        }
        SourcePerson person = situation.person();
        return person != null && person.forcedBy() != null
                ? new Cause.Request(person.forcedBy())
                : new Cause.GroupsRound(round);
    }

    /** Whether guard or people have allowed this. */
    static boolean granted(Standing standing, Intent intent) {
        Grant grant = standing.grant();
        return grant != null && grant.intent().sameWishAs(intent);
    }

    /**
     * The state in which an answer on the same wish is waited for, or stands; null = nobody was asked yet. What people
     * themselves brought about is asked for by itself, though the rules had wanted the same before.
     */
    @Nullable
    PersonState pending(Standing standing, Intent intent, boolean atOnce) {
        return switch (standing.state()) {
            case PersonState.Asking asking ->
                asks(asking.intent(), intent, atOnce)
                                && !overtaken(asking.intent().cause())
                        ? asking
                        : null;
            case PersonState.Staged staged -> asks(staged.intent(), intent, atOnce) ? staged : null;
            case PersonState.Kept kept -> {
                boolean same = kept.intent().why().equals(intent.why());
                yield !asks(kept.intent(), intent, atOnce) ? null : same ? kept : askedBefore(kept, intent);
            }
            default -> null;
        };
    }

    private static boolean asks(Intent asked, Intent intent, boolean atOnce) {
        return asked.sameWishAs(intent) && (!atOnce || asked.why().equals(intent.why()));
    }

    /** People said no: for another reason they are asked again, and the guard does not answer for them. */
    private PersonState askedBefore(PersonState.Kept kept, Intent intent) {
        return new PersonState.Staged(
                intent, situation.ids().get(), kept.reason() + ". The reason has changed since then");
    }

    // An earlier sweep that was overtaken before everybody was counted will never be decided on.
    private boolean overtaken(Cause asked) {
        return sweeping
                && asked instanceof Cause.Sweep
                && !asked.equals(situation.sweep().cause());
    }

    /** Asks; null when it may happen now. */
    @Nullable
    PersonState ask(Intent intent) {
        return switch (situation.gatekeeper().ask(situation.rules().id(), intent)) {
            case Gatekeeper.Permit.Granted ignored -> null;
            case Gatekeeper.Permit.Withheld withheld ->
                new PersonState.Staged(intent, situation.ids().get(), withheld.reason());
            case Gatekeeper.Permit.Asked asked -> {
                String requestId = situation.ids().get();
                Intent counted = intent.of(asked.cause());
                effects.add(new Effect.AskGuard(counted, requestId));
                yield new PersonState.Asking(counted, requestId);
            }
        };
    }

    /** Forgets what was granted if something else is wished now. */
    Standing tidy(Standing standing, Plan plan) {
        Grant grant = standing.grant();
        if (grant == null) {
            return standing;
        }
        Intent intent = plan instanceof Plan.Act act
                ? intent(standing, act, grant.intent().cause())
                : null;
        if (intent != null && grant.intent().sameWishAs(intent)) {
            return standing;
        }
        if (grant.counted()) {
            effects.add(new Effect.GiveBack(grant.intent().subjects()));
        }
        return standing.withGrant(null);
    }

    static Standing judged(Standing before, Event.Judged judged, Situation situation, List<Effect> effects) {
        boolean single = judged.requestId() != null;
        if (!(before.state() instanceof PersonState.Asking asking)
                || asking.intent().cause().single() != single
                || (single && !asking.requestId().equals(judged.requestId()))) {
            List<String> granted =
                    judged.subjects().stream().filter(judged.verdict()::grants).toList();
            if (single && !granted.isEmpty()) {
                effects.add(new Effect.GiveBack(granted));
            }
            return before;
        }
        String against = judged.verdict().against(asking.intent());
        if (against == null) {
            Standing granted = before.withGrant(new Grant(asking.intent(), false, true));
            return new Settling(situation, effects).settle(granted, "guard", Lane.URGENT);
        }
        PersonState.Staged staged = new PersonState.Staged(asking.intent(), asking.requestId(), against);
        Owed owed = before.owed();
        if (owed != null) {
            List<LogStep> steps =
                    Journal.steps(situation, Evaluation.of(situation, before.account()), before.account());
            effects.add(new Effect.ReportStaged(owed, staged, Journal.staged(steps, staged)));
        }
        return before.with(staged, situation.now());
    }

    static Standing decided(Standing before, Event.Decided decided, Situation situation, List<Effect> effects) {
        if (!(before.state() instanceof PersonState.Staged staged)
                || !staged.requestId().equals(decided.requestId())) {
            effects.add(new Effect.DecisionIgnored(decided.requestId()));
            return before;
        }
        if (decided.approved()) {
            Standing granted = before.withGrant(new Grant(staged.intent(), true, false));
            return new Settling(situation, effects).settle(granted, "decision", Lane.URGENT);
        }
        String reason = "Rejected by " + decided.by() + (decided.comment().isBlank() ? "" : ": " + decided.comment());
        PersonState kept =
                new PersonState.Kept(staged.intent(), situation.rules().revision(), reason);
        return new Settling(situation, effects).settle(before.with(kept, situation.now()), "decision", Lane.URGENT);
    }
}
