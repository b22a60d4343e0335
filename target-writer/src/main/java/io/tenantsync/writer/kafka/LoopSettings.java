package io.tenantsync.writer.kafka;

import java.time.Duration;

/**
 * How commands are read.
 *
 * @param instance name of this instance among those of the service, the same after a restart
 * @param sessionTimeout after which the broker gives the targets of a silent instance to others
 * @param groupSize most commands worked on together
 * @param concurrentGroups most groups of one target at a time
 * @param readAhead most commands of one target taken and not answered
 * @param refreshInterval how often new targets are looked for
 * @param stopPatience how long work under way may take at a stop
 */
public record LoopSettings(
        String instance,
        Duration sessionTimeout,
        int groupSize,
        int concurrentGroups,
        int readAhead,
        Duration refreshInterval,
        Duration stopPatience) {}
