package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the people that somebody asked for. What cannot be read just now is tried again later, a bounded number of times. */
final class LookupAnswers {
    /** Ten batches. */
    private static final int PEOPLE_AT_A_TIME = 200;

    private static final int MOST_ATTEMPTS = 10;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private final SourceDirectory directory;
    private final LookupInbox inbox;
    private final InstantSource clock;
    private final PollListener listener;
    private Instant notBefore = Instant.MIN;
    private int attempts;

    LookupAnswers(SourceDirectory directory, LookupInbox inbox, InstantSource clock, PollListener listener) {
        this.directory = directory;
        this.inbox = inbox;
        this.clock = clock;
        this.listener = listener;
    }

    /** What to publish now; null when nobody waits. After publishing, {@link #published} must be called. */
    @Nullable
    Publication next(List<String> select, long round) {
        if (clock.instant().isBefore(notBefore)) {
            return null;
        }
        List<LookupOrder> orders = inbox.oldest(PEOPLE_AT_A_TIME);
        if (orders.isEmpty()) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        orders.forEach(order -> ids.addAll(order.userIds()));
        Map<String, UserFact> found = directory.look(List.copyOf(ids), select);
        Sighting sighting = new Sighting(Origin.LOOKUP, round, clock.instant());
        List<UserSighting> sightings = new ArrayList<>();
        found.forEach((id, fact) -> sightings.add(new UserSighting(id, sighting, fact)));
        return new Publication(
                sightings, List.of(), List.of(), List.of(), Publication.noBookmarks(), answered(orders, found));
    }

    void published(Publication publication) {
        inbox.done(publication.answered());
        listener.lookedUp(publication.users().size());
    }

    /** Whether somebody waits who could be answered at once. */
    boolean more() {
        return !clock.instant().isBefore(notBefore) && !inbox.oldest(1).isEmpty();
    }

    private List<LookupOrder> answered(List<LookupOrder> orders, Map<String, UserFact> found) {
        List<LookupOrder> complete = orders.stream()
                .filter(order -> found.keySet().containsAll(order.userIds()))
                .toList();
        if (complete.size() == orders.size()) {
            attempts = 0;
            return complete;
        }
        attempts++;
        notBefore = clock.instant().plus(BETWEEN_ATTEMPTS);
        if (attempts < MOST_ATTEMPTS) {
            return complete;
        }
        attempts = 0;
        listener.lookupsGivenUp((int) orders.stream()
                .flatMap(order -> order.userIds().stream())
                .filter(id -> !found.containsKey(id))
                .count());
        return orders;
    }
}
