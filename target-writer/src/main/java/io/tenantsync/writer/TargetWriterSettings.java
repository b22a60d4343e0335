package io.tenantsync.writer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the target writer alone.
 *
 * @param instance name of this instance among those of the service, the same after a restart
 * @param sessionTimeout after which the broker gives the targets of a silent instance to others
 * @param httpTimeout how long one exchange with Graph may take; shorter than the session timeout
 * @param groupSize most commands of one target worked on together; a multiple of 60 fills Graph's batches and filters best
 * @param concurrentGroups most groups of one target at a time
 * @param readAhead most commands of one target taken and not answered
 * @param groupBudget how long a group waits at most for accounts to show after writes
 * @param targetPause how long a target that cannot be reached is left alone before it is tried again
 * @param refreshInterval how often new targets are looked for
 * @param stopPatience how long work under way may take at a stop
 * @param startPatience how long to wait at start for the broker with its topics, and for the registry
 */
@ConfigurationProperties("target-writer")
public record TargetWriterSettings(
        @DefaultValue("0") String instance,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("8s") Duration httpTimeout,
        @DefaultValue("200") int groupSize,
        @DefaultValue("4") int concurrentGroups,
        @DefaultValue("1000") int readAhead,
        @DefaultValue("60s") Duration groupBudget,
        @DefaultValue("10s") Duration targetPause,
        @DefaultValue("3s") Duration refreshInterval,
        @DefaultValue("5s") Duration stopPatience,
        @DefaultValue("2m") Duration startPatience) {
    public TargetWriterSettings {
        if (httpTimeout.compareTo(sessionTimeout) >= 0) {
            throw new IllegalArgumentException("target-writer.http-timeout (" + httpTimeout.toSeconds()
                    + " s) must be shorter than target-writer.session-timeout (" + sessionTimeout.toSeconds()
                    + " s), so that nobody else writes while an answer is awaited");
        }
        if (groupSize < 1 || concurrentGroups < 1 || readAhead < groupSize) {
            throw new IllegalArgumentException(
                    "target-writer.group-size and target-writer.concurrent-groups must be 1 or"
                            + " more, and target-writer.read-ahead at least target-writer.group-size");
        }
    }
}
