package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.polling.Publication.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Polls one source tenant: users, then groups, again and again. Each page is written together with the bookmark after it
 * before the next request is sent, so that whoever goes on after a crash neither skips nor loses a page. Not thread-safe;
 * one thread has one loop. After an exception out of {@link #run} or {@link #iterate} the loop must be thrown away and a new
 * one made from what was written.
 */
public final class PollLoop {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SourceDirectory directory;
    private final ObservationLog log;
    private final SourceKnowledge knowledge;
    private final LookupInbox inbox;
    private final PollPace pace;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PollListener listener;

    private final Cursors cursors;
    private final GroupCursors groupCursors;
    private final Rounds rounds;
    private final GroupEdges edges = new GroupEdges();
    private final LookupAnswers lookups;
    private final Set<String> groupsRead = new HashSet<>();
    private Instant lastLive;
    private Instant lastMoved;
    private boolean moved;

    /** @param restored the bookmarks that were written last, by name of their cursor */
    public PollLoop(
            SourceDirectory directory,
            ObservationLog log,
            SourceKnowledge knowledge,
            LookupInbox inbox,
            PollPace pace,
            InstantSource clock,
            RandomGenerator random,
            PollListener listener,
            Map<String, Bookmark> restored) {
        this.directory = directory;
        this.log = log;
        this.knowledge = knowledge;
        this.inbox = inbox;
        this.pace = pace;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.cursors = new Cursors(restored);
        this.groupCursors = new GroupCursors(cursors, directory);
        this.rounds = new Rounds(restored.values(), clock.instant());
        this.lookups = new LookupAnswers(directory, inbox, clock, listener);
        this.lastLive = clock.instant();
        this.lastMoved = clock.instant();
    }

    /** Polls until the thread is interrupted. Failures of the directory are waited out. */
    public void run() throws InterruptedException {
        int failures = 0;
        @Nullable String condition = null;
        while (!Thread.interrupted()) {
            Instant began = clock.instant();
            Duration wait;
            try {
                iterate();
                failures = 0;
                wait = lookups.more() ? Duration.ZERO : pace.afterIteration(began, lastMoved, clock.instant());
                if (condition != null) {
                    condition = null;
                    listener.recovered();
                }
            } catch (DirectoryFailure failure) {
                failures++;
                wait = pace.afterFailures(failures, failure.waitAtLeast(), random);
                if (!Objects.equals(condition, failure.getMessage())
                        && !Thread.currentThread().isInterrupted()) {
                    condition = failure.getMessage();
                    listener.trouble(
                            Objects.requireNonNullElse(condition, failure.kind().name()));
                }
            }
            inbox.await(wait);
        }
    }

    /**
     * Reads everything that there is to read now. If it throws a {@link DirectoryFailure}, the next call goes on where
     * this one stopped, in the same round.
     */
    void iterate() {
        rounds.begin(clock.instant());
        moved = false;
        groupsRead.clear();
        try {
            planUsers();
            planGroups();
            readUsersToEnd();
            readGroups();
            enumerateTheRest();
            endRound();
        } finally {
            if (moved) {
                lastMoved = clock.instant();
            }
        }
        listener.iterationEnded(clock.instant());
    }

    private void planUsers() {
        Bookmark live = cursors.find(Cursors.USERS);
        Bookmark baseline = cursors.find(Cursors.USERS_BASELINE);
        Instant now = clock.instant();
        if (live == null) {
            enumerateUsers("this tenant is read for the first time");
        } else if (live.stale(now) || (baseline != null && baseline.stale(now))) {
            enumerateUsers("reading was interrupted for more than an hour");
        } else if (!live.select().containsAll(select())) {
            enumerateUsers("a configuration mentions an attribute that was not read before");
        }
    }

    /** Takes the link for what changes from now on first, and keeps it, so that nothing falls between. */
    private void enumerateUsers(String why) {
        List<String> select = select();
        rounds.renew();
        listener.baselineBegins(why);
        String latest = directory.latestUsers(select);
        Instant now = clock.instant();
        cursors.put(Cursors.USERS, Bookmark.live(latest, rounds.number(), select, now));
        cursors.put(
                Cursors.USERS_BASELINE,
                Bookmark.baseline(directory.firstUsers(select), rounds.number(), select, List.of(), now));
        publish(Facts.none(), List.of());
    }

    private List<String> select() {
        return TrackedProperties.with(knowledge.scope().extensions());
    }

    private void planGroups() {
        Set<String> reachable = reachableGroups();
        groupCursors.drop(reachable, clock.instant());
        groupCursors.add(reachable, rounds.number(), clock.instant());
        for (String name : cursors.groupCursors()) {
            if (cursors.get(name).stale(clock.instant())) {
                rounds.renew();
                groupCursors.restart(name, rounds.number(), clock.instant());
            }
        }
    }

    private Set<String> reachableGroups() {
        return knowledge.scope().reachableGroups(edges.over(knowledge.childrenOf()));
    }

    /** Groups come before: nobody is in scope through a group that has not been read, and live changes shall not wait. */
    private void enumerateTheRest() {
        while (cursors.has(Cursors.USERS_BASELINE)) {
            letReadersCatchUp();
            readUsersPage(Cursors.USERS_BASELINE);
        }
    }

    /** Bounded, because readers that stand still shall not keep a tenant from being read. */
    private void letReadersCatchUp() {
        Instant until = clock.instant().plus(LONGEST_PAUSE);
        while (!log.readersKeepUp() && clock.instant().isBefore(until)) {
            readLiveIfDue();
        }
    }

    private void readUsersToEnd() {
        lastLive = clock.instant();
        do {
            readUsersPage(Cursors.USERS);
        } while (cursors.get(Cursors.USERS).midRound());
    }

    private void readLiveIfDue() {
        if (Duration.between(lastLive, clock.instant()).compareTo(pace.interval()) >= 0) {
            readLive();
        }
    }

    /**
     * Goes out before a page of the enumeration that was read a moment ago: a change that the page shows already is a
     * change that somebody waits for, and would be taken for one of thousands.
     */
    private void readLive() {
        readUsersToEnd();
        for (String name : cursors.groupCursors()) {
            if (!cursors.get(name).baseline()) {
                readGroupsToEnd(name);
            }
        }
    }

    private void readGroups() {
        for (String name = nextUnread(); name != null; name = nextUnread()) {
            groupsRead.add(name);
            readGroupsToEnd(name);
        }
    }

    private @Nullable String nextUnread() {
        return cursors.groupCursors().stream()
                .filter(name -> !groupsRead.contains(name))
                .findFirst()
                .orElse(null);
    }

    private void readGroupsToEnd(String name) {
        do {
            readGroupsPage(name);
            if (cursors.get(name).baseline()) {
                readLiveIfDue();
            }
        } while (cursors.get(name).midRound());
    }

    private void readUsersPage(String name) {
        answerLookups();
        Bookmark from = cursors.get(name);
        Page page = read(from, () -> enumerateUsers("the tenant does not know the link any more"));
        Instant now = clock.instant();
        if (from.baseline()) {
            readLive();
        }
        Facts facts = PageFacts.ofUsers(page, sighting(from, now));
        boolean enumerated = from.baseline() && page.last();
        if (enumerated) {
            cursors.drop(name);
            rounds.usersEnumerated();
            listener.baselineEnds();
        } else {
            cursors.put(name, from.after(page, rounds.number(), now));
        }
        if (!facts.empty()) {
            rounds.sawUsers();
        }
        boolean end = page.last() && !cursors.has(Cursors.USERS_BASELINE);
        if (!facts.empty() || enumerated) {
            publish(facts, end ? rounds.usersEnd() : List.of());
        }
        listener.page(from.baseline(), page.items().size());
    }

    private void readGroupsPage(String name) {
        answerLookups();
        Bookmark from = cursors.get(name);
        Page page = read(from, () -> {
            rounds.renew();
            groupCursors.restart(name, rounds.number(), clock.instant());
        });
        Instant now = clock.instant();
        Facts facts = PageFacts.ofGroups(page, from, sighting(from, now));
        cursors.put(name, from.after(page, rounds.number(), now));
        edges.observe(facts.groups());
        // in the same transaction as the edge that made them reachable, so that no crash forgets them
        groupCursors.add(reachableGroups(), rounds.number(), now);
        if (from.baseline() && page.last()) {
            rounds.groupsEnumerated();
        } else if (!facts.empty()) {
            rounds.sawGroups();
        }
        if (!facts.empty()) {
            publish(facts, everythingRead() ? rounds.end(now) : List.of());
        }
        listener.page(from.baseline(), page.items().size());
    }

    private boolean everythingRead() {
        return !cursors.has(Cursors.USERS_BASELINE)
                && nextUnread() == null
                && cursors.groupCursors().stream()
                        .noneMatch(name -> cursors.get(name).midRound());
    }

    /** A link that the tenant does not know any more ends this iteration; the next one goes on with the new link. */
    private Page read(Bookmark from, Runnable onGone) {
        try {
            return directory.read(from.link(), from.baseline());
        } catch (DirectoryFailure failure) {
            if (failure.kind() == DirectoryFailure.Kind.GONE) {
                onGone.run();
            }
            throw failure;
        }
    }

    private static Sighting sighting(Bookmark from, long number, Instant now) {
        return from.baseline()
                ? new Sighting(Origin.BASELINE, from.round(), now)
                : new Sighting(Origin.LIVE, number, now);
    }

    private Sighting sighting(Bookmark from, Instant now) {
        return sighting(from, rounds.number(), now);
    }

    private void answerLookups() {
        Bookmark live = cursors.find(Cursors.USERS);
        Publication answers = lookups.next(live == null ? select() : live.select(), rounds.number());
        if (answers == null) {
            return;
        }
        rounds.sawUsers();
        moved = true;
        log.publish(answers);
        lookups.published(answers);
    }

    private void endRound() {
        List<RoundEnd> ends = rounds.end(clock.instant());
        if (!ends.isEmpty()) {
            publish(Facts.none(), ends);
        }
    }

    private void publish(Facts facts, List<RoundEnd> ends) {
        moved |= !facts.empty();
        log.publish(Publication.of(facts, ends, cursors.unwritten()));
        cursors.written();
    }
}
