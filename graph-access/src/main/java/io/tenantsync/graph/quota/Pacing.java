package io.tenantsync.graph.quota;

import io.tenantsync.graph.quota.Governor.Ask;
import io.tenantsync.graph.quota.Governor.Hint;
import io.tenantsync.graph.quota.Governor.Standing;
import io.tenantsync.graph.quota.WaitingLine.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who may go when; knows no threads, and time only from its callers. Not thread-safe. */
final class Pacing {
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
    private static final double SAME_SHARE = 0.05;

    private final Map<Limit, Bucket> buckets = new EnumMap<>(Limit.class);
    private final WaitingLine line = new WaitingLine();

    /**
     * What a look at the line came to.
     *
     * @param granted how many may go now
     * @param next when to look again at the latest
     */
    record Turn(int granted, Duration next) {}

    Pacing(Limits limits, Instant now) {
        for (Limit limit : Limit.values()) {
            buckets.put(limit, new Bucket(limits.of(limit), now));
        }
    }

    Ticket enter(Ask ask) {
        double share = 0;
        for (Map.Entry<Limit, Bucket> one : buckets.entrySet()) {
            share = Math.max(share, one.getValue().shareOf(ask.cost().of(one.getKey())));
        }
        return line.enter(ask, share);
    }

    void leave(Ticket ticket) {
        line.leave(ticket);
    }

    /** Lets go whoever may. */
    Turn grantDue(Instant now) {
        buckets.values().forEach(bucket -> bucket.advance(now));
        double wait = LONGEST_NAP.toSeconds();
        int granted = 0;
        for (boolean more = true; more; ) {
            more = false;
            Set<Limit> wanted = EnumSet.noneOf(Limit.class);
            for (Ticket ticket : line.heads()) {
                double seconds = secondsUntil(ticket, wanted);
                if (seconds <= 0) {
                    take(ticket);
                    granted++;
                    more = true;
                    break;
                }
                wait = Math.min(wait, seconds);
            }
        }
        return new Turn(granted, Duration.ofNanos((long) (wait * 1e9) + 1_000_000));
    }

    /**
     * How long it waits for its own sake, or for those before it: what they lack is kept for them.
     *
     * @param wanted limits that somebody before it waits for; those that it waits for are added
     */
    private double secondsUntil(Ticket ticket, Set<Limit> wanted) {
        double longest = 0;
        Set<Limit> lacking = EnumSet.noneOf(Limit.class);
        for (Map.Entry<Limit, Bucket> one : buckets.entrySet()) {
            int cost = ticket.ask().cost().of(one.getKey());
            if (cost > 0) {
                double seconds = one.getValue().secondsUntil(cost, ticket.urgent());
                if (seconds > 0) {
                    lacking.add(one.getKey());
                }
                longest = Math.max(longest, wanted.contains(one.getKey()) ? LONGEST_NAP.toSeconds() : seconds);
            }
        }
        wanted.addAll(lacking);
        return longest;
    }

    private void take(Ticket ticket) {
        line.grant(ticket);
        buckets.forEach((limit, bucket) -> bucket.take(ticket.ask().cost().of(limit)));
    }

    void putBack(Cost cost, Instant now) {
        buckets.forEach((limit, bucket) -> {
            bucket.advance(now);
            bucket.putBack(cost.of(limit));
        });
    }

    /** These calls of an exchange are over, whatever came of them. */
    void settled(Cost cost, Instant now) {
        buckets.forEach((limit, bucket) -> {
            bucket.advance(now);
            bucket.settled(cost.of(limit));
        });
    }

    void learned(Cost expected, Hint hint, Instant now) {
        buckets.values().forEach(bucket -> bucket.advance(now));
        Integer units = hint.units();
        if (units != null) {
            bucket(Limit.UNITS).corrected(units - expected.units());
        }
        if (hint.throttled()) {
            bucket(throttledLimit(expected, hint.scope())).throttled(hint.usedShare(), hint.retryAfter());
        } else if (hint.usedShare() != null) {
            heard(expected, hint.usedShare());
        } else {
            touched(expected).forEach(limit -> bucket(limit).hearsNothing());
        }
    }

    /**
     * The share is that of the fullest limit which the call touched, so none of them is fuller and one is as full. Whether
     * invitations count there is not documented: a share that another limit explains says nothing about them.
     */
    private void heard(Cost expected, double share) {
        Limit fullest = fullest(expected);
        for (Limit limit : touched(expected)) {
            boolean lower =
                    bucket(limit).share() > share && !(limit == Limit.INVITATIONS && explained(expected, share));
            if (lower || (limit == fullest && bucket(limit).share() <= share)) {
                bucket(limit).hears(share);
            }
        }
    }

    private boolean explained(Cost cost, double share) {
        return touched(cost).stream()
                .anyMatch(limit ->
                        limit != Limit.INVITATIONS && Math.abs(bucket(limit).share() - share) < SAME_SHARE);
    }

    /** By our own account. */
    private Limit fullest(Cost cost) {
        Limit fullest = Limit.UNITS;
        for (Limit limit : touched(cost)) {
            if (bucket(limit).share() >= bucket(fullest).share()) {
                fullest = limit;
            }
        }
        return fullest;
    }

    /** Graph's scope is like {@code Tenant_Application/Write/...}; invitations are limited per tenant. */
    private Limit throttledLimit(Cost cost, @Nullable String scope) {
        String told = scope == null ? "" : scope.toLowerCase(Locale.ROOT);
        if (cost.invitations() > 0 && (told.startsWith("tenant/") || fuller(Limit.INVITATIONS, Limit.WRITES))) {
            return Limit.INVITATIONS;
        }
        if (told.contains("/write/")) {
            return Limit.WRITES;
        }
        return told.contains("/readwrite/") || told.contains("/read/") || cost.writes() == 0
                ? Limit.UNITS
                : fullest(cost);
    }

    private boolean fuller(Limit one, Limit other) {
        return bucket(one).share() > bucket(other).share();
    }

    private List<Limit> touched(Cost cost) {
        List<Limit> touched = new ArrayList<>(buckets.size());
        for (Limit limit : buckets.keySet()) {
            if (cost.of(limit) > 0) {
                touched.add(limit);
            }
        }
        return touched;
    }

    int most(List<Cost> costs) {
        Cost sum = Cost.NOTHING;
        for (int count = 0; count < costs.size(); count++) {
            sum = sum.plus(costs.get(count));
            Cost together = sum;
            if (count > 0
                    && buckets.entrySet().stream()
                            .anyMatch(one ->
                                    together.of(one.getKey()) > one.getValue().chunk())) {
                return count;
            }
        }
        return costs.size();
    }

    List<Standing> standing(Instant now) {
        List<Standing> standing = new ArrayList<>(buckets.size());
        buckets.forEach((limit, bucket) -> {
            bucket.advance(now);
            standing.add(new Standing(limit, bucket.left(), bucket.perSecond(), bucket.heardShare(), line.size()));
        });
        return List.copyOf(standing);
    }

    private Bucket bucket(Limit limit) {
        Bucket bucket = buckets.get(limit);
        if (bucket == null) {
            throw new IllegalStateException("Each limit has its bucket");
        }
        return bucket;
    }
}
