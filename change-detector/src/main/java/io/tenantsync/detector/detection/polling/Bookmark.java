package io.tenantsync.detector.detection.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where a cursor goes on reading; written together with the page before it.
 *
 * @param link absolute address of the next request; works like a key, so it is never printed
 * @param midRound whether the link continues an enumeration or a delta round, and is not the start of the next one
 * @param baseline whether the cursor is in a full enumeration
 * @param round the round in which the page before was read; for a full enumeration the round in which it began
 * @param select what the cursor reads and tracks
 * @param groupIds the groups that the cursor tracks; empty for users
 * @param startedAt when the present enumeration or delta round began
 * @param writtenAt when the page before was read
 */
public record Bookmark(
        String link,
        boolean midRound,
        boolean baseline,
        long round,
        List<String> select,
        List<String> groupIds,
        Instant startedAt,
        Instant writtenAt) {

    /** How long a link into the middle of a round is trusted. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    public Bookmark {
        select = List.copyOf(select);
        groupIds = List.copyOf(groupIds);
    }

    /** The start of a full enumeration. */
    static Bookmark baseline(String link, long round, List<String> select, List<String> groupIds, Instant now) {
        return new Bookmark(link, true, true, round, select, groupIds, now, now);
    }

    /** The start of a delta round. */
    static Bookmark live(String link, long round, List<String> select, Instant now) {
        return new Bookmark(link, false, false, round, select, List.of(), now, now);
    }

    /** Where to go on after a page. */
    Bookmark after(Page page, long presentRound, Instant now) {
        boolean enumerating = baseline && !page.last();
        return new Bookmark(
                page.link(),
                !page.last(),
                enumerating,
                enumerating ? round : presentRound,
                select,
                groupIds,
                midRound ? startedAt : now,
                now);
    }

    /** Whether it points into the middle of a round and lay about for too long to be trusted. */
    boolean stale(Instant now) {
        return midRound && Duration.between(writtenAt, now).compareTo(LONGEST_PAUSE) > 0;
    }

    @Override
    public String toString() {
        return "Bookmark[round " + round + (midRound ? ", mid-round" : "") + (baseline ? ", baseline" : "") + "]";
    }
}
