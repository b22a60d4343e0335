package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Numbers the poll iterations of one tenant and knows which of them others must hear of. A round that was begun keeps its
 * number until it ends, however often reading is interrupted; a full enumeration is one long round.
 */
final class Rounds {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private long number;
    private boolean open;
    private boolean worthEnding;
    private boolean usersEndDue = true;
    private boolean usersBaseline;
    private boolean groupsBaseline;
    private Instant lastEnd;

    /**
     * Goes on after what was written before. The first round after a start is always ended in public, because the one
     * before may have been cut off between its pages and its end.
     */
    Rounds(Collection<Bookmark> restored, Instant now) {
        long highest = restored.stream().mapToLong(Bookmark::round).max().orElse(0);
        this.open = restored.stream().anyMatch(Bookmark::midRound);
        this.number = highest;
        this.worthEnding = true;
        this.groupsBaseline = true;
        this.lastEnd = now;
    }

    /** Begins a round unless one is under way. */
    void begin(Instant now) {
        if (!open) {
            open = true;
            number++;
        }
        if (Duration.between(lastEnd, now).compareTo(LONGEST_SILENCE) >= 0) {
            worthEnding = true;
        }
    }

    /** Goes on under a new number, because something is read anew from its beginning. */
    void renew() {
        number++;
    }

    long number() {
        return number;
    }

    void sawUsers() {
        worthEnding = true;
        usersEndDue = true;
    }

    void sawGroups() {
        worthEnding = true;
    }

    void usersEnumerated() {
        sawUsers();
        usersBaseline = true;
        groupsBaseline = true;
    }

    void groupsEnumerated() {
        sawGroups();
        groupsBaseline = true;
    }

    /** Whether the page that is being written brings something, so that the users' end goes with it. */
    List<RoundEnd> usersEnd() {
        if (!worthEnding || !usersEndDue) {
            return List.of();
        }
        usersEndDue = false;
        RoundEnd end = new RoundEnd(Resource.USERS, number, usersBaseline);
        usersBaseline = false;
        return List.of(end);
    }

    /** What to write at the end of the last groups page; empty if nobody needs to hear of this round. */
    List<RoundEnd> end(Instant now) {
        open = false;
        if (!worthEnding) {
            return List.of();
        }
        List<RoundEnd> ends = new ArrayList<>(usersEnd());
        ends.add(new RoundEnd(Resource.GROUPS, number, groupsBaseline));
        worthEnding = false;
        usersEndDue = true;
        groupsBaseline = false;
        lastEnd = now;
        return ends;
    }
}
