package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Verdict;
import io.tenantsync.mapper.reconciling.Event;
import io.tenantsync.mapper.reconciling.PersonState;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.mapper.reconciling.Standing;
import io.tenantsync.mapper.topology.PermitBook.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells the guard how many people of a cause there are in this partition, once everybody is counted, and carries out what
 * the guard decides: a slice at a time.
 */
final class Closing {
    private final Surroundings around;
    private final int partition;
    private final PermitBook book;
    private final Agenda agenda;
    private final Rounds rounds;
    private final SweepBook sweeps;
    private final Standings standings;
    private final Desk desk;
    private final Emitter emitter;

    Closing(
            Surroundings around,
            int partition,
            PermitBook book,
            Agenda agenda,
            Rounds rounds,
            SweepBook sweeps,
            Standings standings,
            Desk desk,
            Emitter emitter) {
        this.around = around;
        this.partition = partition;
        this.book = book;
        this.agenda = agenda;
        this.rounds = rounds;
        this.sweeps = sweeps;
        this.standings = standings;
        this.desk = desk;
        this.emitter = emitter;
    }

    /** Reports the causes that are complete here: those that somebody waits for, and those that the guard asked about. */
    void close() {
        Set<String> open = new TreeSet<>(book.wanted());
        for (Rules rules : around.knowledge().configurations()) {
            standings.askingCauses(rules.id()).forEach(cause -> open.add(rules.id() + "|" + cause));
        }
        for (String text : open) {
            Entry entry = Entry.parse(text);
            Rules rules = around.knowledge().rules(entry.configurationId());
            if (rules != null && !book.isCounted(entry) && isComplete(rules, entry)) {
                Map<String, Long> counts = standings.asking(rules.id(), entry.cause());
                book.counted(entry, counts);
                emitter.guardReport(
                        rules.id(), GuardCodec.closed(partition, entry.cause().text(), counts));
            }
        }
    }

    private boolean isComplete(Rules rules, Entry entry) {
        return switch (entry.cause()) {
            case Cause.Sweep sweep -> {
                if (sweep.revision() < rules.revision()) {
                    book.forget(entry);
                }
                yield sweeps.isDone(rules)
                        && sweep.equals(around.knowledge().sweep(rules))
                        && standings.overdue(rules.id(), sweep) == 0;
            }
            case Cause.UsersRound round -> rounds.users(rules.source().id()) >= round.round();
            case Cause.GroupsRound round -> {
                long ended = rounds.ended(rules.source().id());
                yield ended >= round.round()
                        && agenda.due(rules.source().id(), ended, 1).isEmpty();
            }
            case Cause.Live ignored -> false;
            case Cause.Request ignored -> false;
            case Cause.Late ignored -> false;
        };
    }

    /** Tells people what was decided on their cause; no more of them than that. */
    void carryOut(int most) {
        int left = most;
        for (var next = book.next(); left > 0 && next.isPresent(); next = book.next()) {
            left -= carryOut(next.get(), left);
        }
    }

    private int carryOut(PermitBook.Decision decision, int most) {
        Entry entry = decision.entry();
        List<PersonKey> people = agenda.asking(entry, most);
        Rules rules = around.knowledge().rules(entry.configurationId());
        Map<String, Long> left = new HashMap<>(decision.left());
        for (PersonKey person : people) {
            Standing standing = standings.find(person);
            if (rules != null && standing != null && standing.state() instanceof PersonState.Asking asking) {
                asking.intent().subjects().forEach(subject -> left.merge(subject, -1L, Long::sum));
                List<String> subjects = asking.intent().subjects();
                desk.handle(rules, person.user(), new Event.Judged(null, subjects, decision.verdict()));
            }
        }
        if (people.size() < most || rules == null) {
            book.done(entry);
            giveBack(entry.configurationId(), decision.verdict(), left);
        } else {
            book.remember(new PermitBook.Decision(entry, decision.verdict(), left));
        }
        return people.size();
    }

    // Who was counted but does not want it any more.
    private void giveBack(String configurationId, Verdict verdict, Map<String, Long> left) {
        Map<String, Long> unused = new HashMap<>();
        left.forEach((subject, count) -> {
            if (count > 0 && verdict.grants(subject)) {
                unused.put(subject, count);
            }
        });
        if (!unused.isEmpty()) {
            emitter.guardReport(configurationId, GuardCodec.giveBack(partition, unused));
        }
    }
}
