package io.tenantsync.mapper;

import io.micrometer.core.instrument.MeterRegistry;
import io.tenantsync.mapper.topology.BoundedMemory;
import io.tenantsync.mapper.topology.ExistingTopics;
import io.tenantsync.mapper.topology.Knowledge;
import io.tenantsync.mapper.topology.MapperMetrics;
import io.tenantsync.mapper.topology.MapperStreams;
import io.tenantsync.mapper.topology.MapperTopology;
import io.tenantsync.mapper.topology.ProducedDeadLetters;
import io.tenantsync.mapper.topology.StreamsProperties;
import io.tenantsync.mapper.topology.Surroundings;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.WireFormat;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the mapper together, in the order in which it starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PlatformSettings.class, MapperSettings.class})
class MapperWiring {

    @Bean(destroyMethod = "close")
    Admin admin(PlatformSettings platform) {
        return Admin.create(platform.clientProperties("mapper-admin"));
    }

    @Bean(destroyMethod = "close")
    WireFormat wireFormat(PlatformSettings platform) {
        return new WireFormat(platform);
    }

    @Bean
    Preparation preparation(PlatformSettings platform, MapperSettings settings, Admin admin) {
        return new Preparation(
                new SchemaRegistration(platform), new BrokerTopics(admin, platform), settings.startPatience());
    }

    @Bean
    ExistingTopics existingTopics(Admin admin, MapperSettings settings) {
        return new ExistingTopics(admin, settings.topicRefresh());
    }

    @Bean(destroyMethod = "close")
    ProducedDeadLetters deadLetters(PlatformSettings platform) {
        return new ProducedDeadLetters(platform.clientProperties("mapper-dead-letters"));
    }

    @Bean
    Surroundings surroundings(
            PlatformSettings platform,
            MapperSettings settings,
            WireFormat wire,
            ExistingTopics topics,
            ProducedDeadLetters deadLetters,
            MeterRegistry meters) {
        return new Surroundings(
                wire,
                new Knowledge(),
                InstantSource.system(),
                () -> UUID.randomUUID().toString(),
                new Random()::nextDouble,
                topics::contains,
                deadLetters,
                platform.userPartitions(),
                settings.commandsPerTarget(),
                settings.tick(),
                new MapperMetrics(meters));
    }

    @Bean
    MapperStreams mapperStreams(
            PlatformSettings platform,
            MapperSettings settings,
            Surroundings around,
            ConfigurableApplicationContext context) {
        StreamsProperties properties = new StreamsProperties(
                settings.instanceId(),
                settings.streamThreads(),
                settings.stateFolder(),
                BoundedMemory.limit(settings.storeMemory().toBytes()));
        return new MapperStreams(MapperTopology.of(around), properties.of(platform), around.clock(), context::close);
    }

    @Bean
    HealthIndicator streamsHealthIndicator(MapperStreams streams) {
        return () -> streams.healthy() ? Health.up().build() : Health.down().build();
    }
}
