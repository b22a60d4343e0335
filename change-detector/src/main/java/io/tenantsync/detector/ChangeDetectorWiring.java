package io.tenantsync.detector;

import io.micrometer.core.instrument.MeterRegistry;
import io.tenantsync.detector.detection.polling.PollPace;
import io.tenantsync.detector.graph.GraphSource;
import io.tenantsync.detector.kafka.ExistingTopics;
import io.tenantsync.detector.kafka.Polling;
import io.tenantsync.detector.topology.MergeMetrics;
import io.tenantsync.detector.topology.MergeStreams;
import io.tenantsync.detector.topology.MergeTopology;
import io.tenantsync.detector.topology.StreamsSettings;
import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.graph.tenants.Tenants;
import io.tenantsync.graph.tenants.TenantsFile;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.WireFormat;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the change detector together, in the order in which it starts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PlatformSettings.class, ChangeDetectorSettings.class})
class ChangeDetectorWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Admin admin(PlatformSettings platform) {
        return Admin.create(platform.clientProperties("change-detector-admin"));
    }

    @Bean(destroyMethod = "close")
    WireFormat wireFormat(PlatformSettings platform) {
        return new WireFormat(platform);
    }

    @Bean
    Preparation preparation(PlatformSettings platform, ChangeDetectorSettings settings, Admin admin) {
        return new Preparation(
                new SchemaRegistration(platform), new BrokerTopics(admin, platform), settings.startPatience());
    }

    @Bean
    ExistingTopics existingTopics(Admin admin, Clock clock) {
        return new ExistingTopics(admin, clock);
    }

    @Bean
    MergeStreams mergeStreams(
            PlatformSettings platform,
            ChangeDetectorSettings settings,
            WireFormat wire,
            ExistingTopics topics,
            MeterRegistry meters,
            Clock clock,
            ConfigurableApplicationContext context) {
        return new MergeStreams(
                MergeTopology.build(wire, topics::contains, new MergeMetrics(meters)),
                new StreamsSettings(
                        settings.instanceId(),
                        settings.mergeThreads(),
                        settings.stateFolder(),
                        settings.storeMemory().toBytes()),
                platform,
                clock,
                context::close);
    }

    @Bean
    Tenants tenants(PlatformSettings platform) {
        Path file = platform.tenantsFile();
        if (file == null) {
            throw new IllegalStateException("The change detector needs the tenants file;"
                    + " set tenantsync.tenants-file to the path of your tenants.yaml");
        }
        return TenantsFile.read(file);
    }

    @Bean(destroyMethod = "close")
    GraphDirectories graphDirectories(MeterRegistry meters) {
        return SdkGraphDirectories.ofThisProcess(GraphSettings.defaults(), meters);
    }

    @Bean
    Polling polling(
            PlatformSettings platform,
            ChangeDetectorSettings settings,
            WireFormat wire,
            Admin admin,
            ExistingTopics topics,
            Tenants tenants,
            GraphDirectories directories,
            MeterRegistry meters,
            Clock clock) {
        PollPace pace = new PollPace(
                settings.pollInterval(), settings.idlePollInterval(), settings.idleAfter(), settings.longestBackOff());
        Polling.Sources sources = new Polling.Sources(
                tenantId -> tenants.withId(tenantId)
                        .flatMap(tenant -> tenant.credential(Role.SOURCE))
                        .isPresent(),
                topics::contains,
                tenantId -> new GraphSource(directories.open(tenant(tenants, tenantId), Role.SOURCE)),
                tenantId -> new PollReport(tenantId, meters, clock));
        return new Polling(platform, wire, admin, settings.instanceId(), pace, sources, clock);
    }

    @Bean
    HealthIndicator mergeHealthIndicator(MergeStreams streams) {
        return () -> streams.healthy() ? Health.up().build() : Health.down().build();
    }

    private static Tenant tenant(Tenants tenants, String tenantId) {
        return tenants.withId(tenantId)
                .orElseThrow(() -> new IllegalStateException("The tenants file has no tenant " + tenantId));
    }
}
