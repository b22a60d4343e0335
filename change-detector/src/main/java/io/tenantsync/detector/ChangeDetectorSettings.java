package io.tenantsync.detector;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may change.
 *
 * @param instanceId stable name of this instance; a restart under the same name takes its tenants back at once
 * @param pollInterval from one poll of a tenant to the next while things move
 * @param idlePollInterval the same after {@code idleAfter} without any change
 * @param idleAfter how long nothing must move before polling slows down
 * @param longestBackOff longest wait between polls that fail
 * @param mergeThreads how many threads merge observations into people
 * @param stateFolder where the stores of the merges are kept between restarts; they can be rebuilt from Kafka
 * @param storeMemory native memory that all stores together may take
 * @param startPatience how long to wait at start until the control plane has made the topics
 */
@ConfigurationProperties("change-detector")
public record ChangeDetectorSettings(
        @DefaultValue("change-detector-1") String instanceId,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("2s") Duration idlePollInterval,
        @DefaultValue("10m") Duration idleAfter,
        @DefaultValue("60s") Duration longestBackOff,
        @DefaultValue("1") int mergeThreads,
        @DefaultValue("data/change-detector") Path stateFolder,
        @DefaultValue("64MB") DataSize storeMemory,
        @DefaultValue("2m") Duration startPatience) {}
