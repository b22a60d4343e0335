package io.tenantsync.mapper;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may change.
 *
 * @param instanceId stable name of this instance; a restart under the same name takes its partitions back at once
 * @param streamThreads how many threads decide
 * @param commandsPerTarget most commands outstanding per target tenant, over all partitions
 * @param tick how often queues, due times and sweeps are looked at
 * @param topicRefresh how often it is looked which command topics exist
 * @param stateFolder where the stores are kept between restarts; they can be rebuilt from Kafka
 * @param storeMemory native memory that all stores together may take
 * @param startPatience how long to wait at start until the control plane has made the topics
 */
@ConfigurationProperties("mapper")
public record MapperSettings(
        @DefaultValue("mapper-1") String instanceId,
        @DefaultValue("2") int streamThreads,
        @DefaultValue("400") int commandsPerTarget,
        @DefaultValue("50ms") Duration tick,
        @DefaultValue("2s") Duration topicRefresh,
        @DefaultValue("data/mapper") Path stateFolder,
        @DefaultValue("96MB") DataSize storeMemory,
        @DefaultValue("2m") Duration startPatience) {}
