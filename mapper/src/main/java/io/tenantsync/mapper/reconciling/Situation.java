package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.mapping.Circumstances;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler may know when an event arrives.
 *
 * @param rules the configuration
 * @param person the source person; null when nothing is known (any more)
 * @param counting the groups whose direct members are in scope
 * @param sourceDomains verified domains of the source; empty = not known yet
 * @param rounds how far the groups of the source were read
 * @param sweep the present sweep over everybody
 * @param maySend false while the configuration is paused or a gate is closed
 * @param now the present
 * @param ids gives new command ids
 * @param jitter gives numbers from 0 to 1
 * @param gatekeeper is asked before every removal
 * @param groups by name and by object id, the groups whose direct members count as members of it
 */
public record Situation(
        Rules rules,
        @Nullable SourcePerson person,
        Collection<String> counting,
        Collection<String> sourceDomains,
        Rounds rounds,
        Sweep sweep,
        boolean maySend,
        Instant now,
        Supplier<String> ids,
        DoubleSupplier jitter,
        Gatekeeper gatekeeper,
        Map<String, Set<String>> groups) {

    /** What rules may look at besides the person. */
    Circumstances circumstances(Account account) {
        return new Circumstances(groups, rules.tables(), null, account.applied());
    }

    /**
     * The sweep that follows from the present rules.
     *
     * @param cause what the wishes of people belong to whom it makes look different
     * @param open true while somebody here was not looked at yet
     */
    public record Sweep(Cause.Sweep cause, boolean open) {}

    /**
     * Which removals may be decided.
     *
     * @param ended the last groups round that has ended here and everywhere; negative before a full enumeration of users
     *     and of groups was seen
     * @param required the groups round that must have ended in any case, because a group was new
     */
    public record Rounds(long ended, long required) {
        /** No removal may be decided. */
        public static final Rounds NONE = new Rounds(-1, 0);
    }
}
