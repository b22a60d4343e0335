package io.tenantsync.writer.writing.recognising;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Findings;
import io.tenantsync.writer.writing.directory.Question;
import io.tenantsync.writer.writing.orders.Anchor;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.MatchPlan;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is this account? A person is an object id, never an address: an account is taken because of its id, our anchor, or
 * a user principal name that was made from the person's own; every other resemblance is for a person to judge.
 */
public final class Recognition {
    /** How far the clocks of Graph and the mapper may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private static final List<String> ADDRESSES = List.of("mail", "proxyAddresses", "otherMails");

    private Recognition() {}

    /**
     * What to ask first: as little as the order allows. In bulk, people who are known share searches; what somebody waits
     * for, or may have been written a moment ago by somebody who ended, is read directly.
     */
    public static Set<Question> firstQuestions(Order order) {
        String targetId = order.targetId();
        if (targetId == null) {
            return allQuestions(order);
        }
        boolean search = order.lane() == Lane.BULK && !order.repeated();
        Question known = search ? Question.live("id", targetId) : Question.direct(targetId);
        return Set.of(wantsManager(order) ? known.andManager() : known);
    }

    /** Everything there is to ask about the person of an order. */
    public static Set<Question> allQuestions(Order order) {
        Set<Question> questions = new LinkedHashSet<>();
        boolean manager = wantsManager(order);
        if (order.targetId() != null) {
            Question known = Question.direct(order.targetId());
            questions.add(manager ? known.andManager() : known);
            questions.add(Question.deleted("id", order.targetId()));
        }
        Anchor anchor = order.operation().anchor();
        Question stamped = Question.live(anchor.property(), anchor.value());
        questions.add(manager ? stamped.andManager() : stamped);
        questions.add(Question.deleted(anchor.property(), anchor.value()));
        if (order.operation() instanceof Operation.Provision provision) {
            addresses(provision.match(), manager, questions);
        }
        return questions;
    }

    private static void addresses(MatchPlan match, boolean manager, Set<Question> questions) {
        for (String name : match.expectedPrincipalNames()) {
            Question named = Question.live("userPrincipalName", name);
            questions.add(manager ? named.andManager() : named);
        }
        for (String address : match.addresses()) {
            ADDRESSES.forEach(property -> questions.add(Question.live(property, address)));
        }
    }

    /** The question that checks what an invitation led to. */
    public static Question invitedQuestion(Order order, String id) {
        Question known = Question.live("id", id);
        return wantsManager(order) ? known.andManager() : known;
    }

    private static boolean wantsManager(Order order) {
        return order.operation() instanceof Operation.Provision provision && provision.manager() != null;
    }

    /**
     * Decides with what the questions found.
     *
     * @param everythingAsked whether {@link #allQuestions} were asked, and not only {@link #firstQuestions}
     */
    public static Decision decide(Order order, Findings findings, boolean everythingAsked) {
        String targetId = order.targetId();
        if (targetId != null) {
            Account known = findings.liveWithId(targetId);
            if (known != null) {
                return known(order, known);
            }
            if (!everythingAsked) {
                return new Decision.LookFurther();
            }
            Account deleted = findings.deletedWithId(targetId);
            if (deleted != null) {
                return knownDeleted(order, deleted);
            }
        }
        return byAnchor(order, findings);
    }

    /** A stamp that somebody took off is put on again: the id says who it is. Deleting and disabling insist on it. */
    private static Decision known(Order order, Account account) {
        Anchor anchor = order.operation().anchor();
        String stamp = account.text(anchor.property());
        if (stamp == null && !(order.operation() instanceof Operation.Provision)) {
            return conflict(Conflicts.stampGone(), List.of(account));
        }
        if (stamp != null && !stamp.equalsIgnoreCase(anchor.value())) {
            return conflict(Conflicts.stampedForAnother(), List.of(account));
        }
        return ours(order, account, stamp == null ? Recognised.ADOPTED : Recognised.LINKED);
    }

    private static Decision knownDeleted(Order order, Account deleted) {
        Anchor anchor = order.operation().anchor();
        if (!anchor.value().equalsIgnoreCase(deleted.text(anchor.property()))) {
            return conflict(Conflicts.deletedAccountOfAnother(), List.of(deleted));
        }
        if (!(order.operation() instanceof Operation.Provision provision)) {
            return new Decision.AlreadyDeleted(deleted);
        }
        return provision.mayRestore() ? restorable(deleted) : new Decision.DeletedThere(deleted.id(), false);
    }

    private static Decision byAnchor(Order order, Findings findings) {
        Anchor anchor = order.operation().anchor();
        List<Account> stamped = findings.liveWith(anchor.property(), anchor.value());
        if (stamped.size() > 1) {
            return conflict(Conflicts.severalStamped(), stamped);
        }
        if (stamped.size() == 1) {
            Account account = stamped.getFirst();
            return ours(order, account, since(order, account) ? Recognised.MADE_BY_THIS_ORDER : Recognised.LINKED);
        }
        List<Account> deleted = findings.deletedWith(anchor.property(), anchor.value());
        if (order.operation() instanceof Operation.Provision provision) {
            return deleted.isEmpty() ? byAddress(order, provision, findings) : deletedStamped(provision, deleted);
        }
        return deleted.isEmpty() ? new Decision.Absent() : new Decision.AlreadyDeleted(deleted.getFirst());
    }

    private static Decision deletedStamped(Operation.Provision provision, List<Account> deleted) {
        if (deleted.size() > 1) {
            return conflict(Conflicts.severalStamped(), deleted);
        }
        return provision.mayRestore() ? restorable(deleted.getFirst()) : conflict(Conflicts.deletedThere(), deleted);
    }

    private static Decision byAddress(Order order, Operation.Provision provision, Findings findings) {
        MatchPlan match = provision.match();
        List<Account> alike = resembling(findings, match);
        if (alike.size() > 1) {
            return conflict(Conflicts.severalAlike(), alike);
        }
        if (alike.size() == 1) {
            return judge(order, match, alike.getFirst());
        }
        String targetId = order.targetId();
        return targetId == null || provision.mayRestore()
                ? new Decision.Invite()
                : new Decision.DeletedThere(targetId, true);
    }

    private static List<Account> resembling(Findings findings, MatchPlan match) {
        Set<Account> alike = new LinkedHashSet<>();
        match.names().forEach(name -> alike.addAll(findings.liveEncoding(name)));
        match.addresses().forEach(address -> alike.addAll(findings.liveAt(address)));
        return List.copyOf(alike);
    }

    private static Decision judge(Order order, MatchPlan match, Account account) {
        if (!account.external()) {
            return conflict(Conflicts.internalUser(), List.of(account));
        }
        if (account.text(match.anchor().property()) != null) {
            return conflict(Conflicts.stampedForAnother(), List.of(account));
        }
        if (invitedByThisOrder(order, match, account)) {
            return writable(account, Recognised.MADE_BY_THIS_ORDER);
        }
        String name = account.text("userPrincipalName");
        boolean same = (name != null && match.encodedIn(name)) || trusted(match, account);
        return same ? writable(account, Recognised.ADOPTED) : conflict(Conflicts.sameAddress(), List.of(account));
    }

    private static boolean trusted(MatchPlan match, Account account) {
        return ADDRESSES.stream()
                .filter(match.trusted()::contains)
                .anyMatch(property -> match.addresses().stream().anyMatch(address -> account.holds(property, address)));
    }

    private static boolean invitedByThisOrder(Order order, MatchPlan match, Account account) {
        return since(order, account)
                && "Invitation".equals(account.text("creationType"))
                && account.holds("mail", match.invitationAddress());
    }

    /** An invitation may lead to an account that was there before, which no search had shown. */
    public static Decision afterInvitation(Order order, Operation.Provision provision, Account account) {
        if (isStamped(account, provision.match().anchor())) {
            return writable(account, since(order, account) ? Recognised.MADE_BY_THIS_ORDER : Recognised.LINKED);
        }
        if (since(order, account) && account.text(provision.match().anchor().property()) == null) {
            return writable(account, Recognised.MADE_BY_THIS_ORDER);
        }
        return judge(order, provision.match(), account);
    }

    private static Decision restorable(Account deleted) {
        Decision decision = writable(deleted, Recognised.LINKED);
        return decision instanceof Decision.Take ? new Decision.Restore(deleted) : decision;
    }

    /** Whoever signs in with it: a leaver's account may always be taken away. */
    private static Decision ours(Order order, Account account, Recognised how) {
        boolean removal = !(order.operation() instanceof Operation.Provision);
        return removal && account.redeemedElsewhere() && account.external() && !account.masteredOnPremises()
                ? new Decision.Take(account, how)
                : writable(account, how);
    }

    private static Decision writable(Account account, Recognised how) {
        if (!account.external()) {
            return conflict(Conflicts.internalUser(), List.of(account));
        }
        if (account.masteredOnPremises()) {
            return conflict(Conflicts.masteredOnPremises(), List.of(account));
        }
        if (account.redeemedElsewhere()) {
            return conflict(Conflicts.redeemedElsewhere(), List.of(account));
        }
        return new Decision.Take(account, how);
    }

    private static boolean since(Order order, Account account) {
        Instant created = account.createdAt();
        return created != null && !created.isBefore(order.issuedAt().minus(CLOCKS_APART));
    }

    private static boolean isStamped(Account account, Anchor anchor) {
        return anchor.value().equalsIgnoreCase(account.text(anchor.property()));
    }

    private static Decision conflict(Trouble trouble, List<Account> accounts) {
        return new Decision.Conflict(
                trouble,
                accounts.stream().map(Account::id).toList(),
                accounts.stream().anyMatch(Account::redeemedElsewhere));
    }
}
