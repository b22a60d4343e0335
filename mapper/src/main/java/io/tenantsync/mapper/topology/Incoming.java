package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Verdict;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.packing.PersonPacking;
import io.tenantsync.mapper.reconciling.Answered;
import io.tenantsync.mapper.reconciling.Event;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.mapper.reconciling.Standing;
import io.tenantsync.schemas.Decision;
import io.tenantsync.schemas.DecisionVerdict;
import io.tenantsync.schemas.Permit;
import io.tenantsync.schemas.PermitKind;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.Reference;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.User;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import io.tenantsync.service.PoisonRecord;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Decodes what arrives in a task and brings it to the people it is about. */
final class Incoming {
    private final Surroundings around;
    private final KeyValueStore<String, byte[]> users;
    private final Standings standings;
    private final Marks marks;
    private final Tallies tallies;
    private final Referrers referrers;
    private final PermitBook book;
    private final Desk desk;

    Incoming(
            Surroundings around,
            KeyValueStore<String, byte[]> users,
            Standings standings,
            Marks marks,
            Tallies tallies,
            Referrers referrers,
            PermitBook book,
            Desk desk) {
        this.around = around;
        this.users = users;
        this.standings = standings;
        this.marks = marks;
        this.tallies = tallies;
        this.referrers = referrers;
        this.book = book;
        this.desk = desk;
    }

    /** A person's new state, a marker, or a tombstone: the person is gone for good. */
    void user(UserKey key, byte @Nullable [] value) {
        if (value == null) {
            gone(key);
            return;
        }
        User user = around.wire().decode(Topics.USERS, value, User.class);
        switch (user.getWhat()) {
            case RoundEnded marker -> marks.ended(marker);
            case UserState state -> changed(key, UserCodec.toDomain(key, state));
            default -> throw new PoisonRecord("The record is neither a person's state nor a marker", null);
        }
    }

    private void changed(UserKey key, SourcePerson person) {
        remember(key, person);
        for (Rules rules : around.knowledge().configurationsOf(key.tenantId())) {
            desk.handle(rules, key, person, new Event.UserChanged());
        }
    }

    private void remember(UserKey key, SourcePerson person) {
        byte[] before = users.get(key.toString());
        boolean wasThere = before != null && isThere(PersonPacking.unpack(before));
        users.put(key.toString(), PersonPacking.pack(person));
        count(key, (isThere(person) ? 1 : 0) - (wasThere ? 1 : 0));
    }

    private void gone(UserKey key) {
        SourcePerson last = desk.person(key);
        if (last == null) {
            return;
        }
        users.delete(key.toString());
        count(key, isThere(last) ? -1 : 0);
        for (Rules rules : around.knowledge().configurationsOf(key.tenantId())) {
            desk.handle(rules, key, null, new Event.UserChanged());
        }
    }

    private void count(UserKey key, int amount) {
        tallies.add(ProgressBoard.tenant(key.tenantId()), ProgressBoard.KNOWN, amount);
    }

    private static boolean isThere(SourcePerson person) {
        return person.presence() == SourcePerson.Presence.PRESENT;
    }

    /** The answer to a command; entries of our own come back too and tell nothing new. */
    void result(UserKey key, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        ProvisioningResult result = around.wire().decode(Topics.PROVISIONING_RESULTS, value, ProvisioningResult.class);
        Answered answered = ResultCodec.toDomain(result);
        Rules rules = around.knowledge().rules(result.getConfigurationId());
        if (answered != null && rules != null) {
            desk.handle(rules, key, new Event.ResultArrived(answered));
        }
    }

    /** A question about this person, or the answer to one of this person's. */
    void reference(UserKey key, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        Reference reference = around.wire().decode(Topics.REFERENCES, value, Reference.class);
        PersonKey person = new PersonKey(reference.getConfigurationId(), key);
        String from = reference.getFromUserId();
        switch (reference.getKind()) {
            case ASK -> {
                referrers.add(person, from);
                referrers.answer(person, from, targetId(person));
            }
            case FORGET -> referrers.remove(person, from);
            case ANSWER -> {
                Rules rules = around.knowledge().rules(reference.getConfigurationId());
                if (rules != null) {
                    desk.handle(rules, key, new Event.ManagerResolved(from, reference.getTargetId()));
                }
            }
        }
    }

    /** What the guard says: about a cause, or about one person's wish. */
    void permit(UserKey key, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        Permit permit = around.wire().decode(Topics.PERMITS, value, Permit.class);
        PermitBook.Entry entry = new PermitBook.Entry(permit.getConfigurationId(), Cause.parse(permit.getCause()));
        Verdict verdict = new Verdict(permit.getWithheld());
        if (permit.getKind() == PermitKind.CLOSE) {
            book.want(entry);
        } else if (permit.getRequestId().isEmpty()) {
            book.decided(entry, verdict);
        } else {
            Rules rules = around.knowledge().rules(permit.getConfigurationId());
            if (rules != null) {
                List<String> subjects = List.copyOf(permit.getCounts().keySet());
                desk.handle(rules, key, new Event.Judged(permit.getRequestId(), subjects, verdict));
            }
        }
    }

    /** What people decided on somebody who is staged. */
    void decision(UserKey key, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        Decision decision = around.wire().decode(Topics.DECISIONS, value, Decision.class);
        Rules rules = around.knowledge().rules(decision.getConfigurationId());
        if (rules != null) {
            boolean approved = decision.getVerdict() == DecisionVerdict.APPROVE;
            desk.handle(
                    rules,
                    key,
                    new Event.Decided(decision.getRequestId(), approved, decision.getBy(), decision.getComment()));
        }
    }

    private @Nullable String targetId(PersonKey person) {
        Standing standing = standings.find(person);
        return standing == null ? null : standing.account().referableId();
    }
}
