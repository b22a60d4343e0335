package io.tenantsync.control;

import io.micrometer.core.instrument.MeterRegistry;
import io.tenantsync.control.configuration.ConfigurationFile;
import io.tenantsync.control.graph.GraphTenantDirectories;
import io.tenantsync.control.kafka.KafkaPublications;
import io.tenantsync.control.kafka.KafkaStagedList;
import io.tenantsync.control.kafka.TopicSetup;
import io.tenantsync.control.operation.Applying;
import io.tenantsync.control.operation.DecisionDesk;
import io.tenantsync.control.operation.JobControl;
import io.tenantsync.control.operation.QuarantineDesk;
import io.tenantsync.control.operation.TenantDirectories;
import io.tenantsync.control.operation.TrustDesk;
import io.tenantsync.control.rest.Routes;
import io.tenantsync.control.rules.MapperRules;
import io.tenantsync.control.yaml.YamlText;
import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Tenants;
import io.tenantsync.graph.tenants.TenantsFile;
import io.tenantsync.service.ApiTokenFilter;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The control plane from the tenants file to the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PlatformSettings.class, ControlPlaneSettings.class})
class ControlPlaneWiring {
    private static final Supplier<String> IDS = () -> UUID.randomUUID().toString();

    @Bean
    Tenants tenants(PlatformSettings platform) {
        if (platform.tenantsFile() == null) {
            throw new IllegalStateException("The control plane needs the operator's file of tenants; name it in the"
                    + " setting tenantsync.tenants-file");
        }
        return TenantsFile.read(platform.tenantsFile());
    }

    @Bean
    GraphDirectories graphDirectories(MeterRegistry meters) {
        // people wait for the answers, and what fails is looked at again soon: so few attempts
        return SdkGraphDirectories.ofThisProcess(
                GraphSettings.defaults().withCallTimeout(Duration.ofSeconds(10)).withAttempts(2, 5), meters);
    }

    @Bean
    TenantDirectories tenantDirectories(Tenants tenants, GraphDirectories directories) {
        return new GraphTenantDirectories(tenants, directories);
    }

    @Bean
    WireFormat wireFormat(PlatformSettings platform) {
        return new WireFormat(platform);
    }

    @Bean
    TopicSetup topicSetup(PlatformSettings platform) {
        return new TopicSetup(platform);
    }

    @Bean
    KafkaPublications kafkaPublications(PlatformSettings platform, WireFormat wire, TopicSetup topics) {
        return new KafkaPublications(platform, wire, topics);
    }

    @Bean
    TrustDesk trustDesk(TenantDirectories directories, ControlPlaneSettings settings) {
        return new TrustDesk(directories, Clock.systemUTC(), settings.domainsKept());
    }

    @Bean
    ReentrantLock oneAtATime() {
        return new ReentrantLock();
    }

    @Bean
    Applying applying(
            Tenants tenants,
            KafkaPublications publications,
            TenantDirectories directories,
            TrustDesk trust,
            ReentrantLock oneAtATime) {
        ConfigurationFile file = new ConfigurationFile(YamlText::parse, KnownTenants.of(tenants), new MapperRules());
        return new Applying(file, publications, directories, trust, oneAtATime, Clock.systemUTC(), IDS);
    }

    @Bean
    JobControl jobControl(
            KafkaPublications publications, TenantDirectories directories, TrustDesk trust, ReentrantLock oneAtATime) {
        return new JobControl(publications, directories, trust, oneAtATime, Clock.systemUTC(), IDS);
    }

    @Bean
    Startup startup(
            ControlPlaneSettings settings,
            TopicSetup topics,
            KafkaPublications publications,
            Applying applying,
            JobControl jobs) {
        return new Startup(settings, topics, publications, applying, jobs);
    }

    @Bean
    GateWatch gateWatch(JobControl jobs, ControlPlaneSettings settings) {
        return new GateWatch(jobs, settings);
    }

    @Bean
    QuarantineWatch quarantineWatch(JobControl jobs, KafkaPublications publications, ControlPlaneSettings settings) {
        return new QuarantineWatch(new QuarantineDesk(jobs, publications::progress, Clock.systemUTC()), settings);
    }

    @Bean
    HealthIndicator publications(GateWatch watch) {
        return () -> (watch.lookedWell() ? Health.up() : Health.down()).build();
    }

    @Bean
    KafkaStagedList kafkaStagedList(PlatformSettings platform, WireFormat wire) {
        return new KafkaStagedList(platform, wire, Clock.systemUTC());
    }

    @Bean
    DecisionDesk decisionDesk(JobControl jobs, KafkaStagedList staged, KafkaPublications publications) {
        return new DecisionDesk(jobs, staged, publications, Clock.systemUTC(), IDS);
    }

    @Bean
    RouterFunction<ServerResponse> routes(
            Applying applying,
            JobControl jobs,
            DecisionDesk decisions,
            Tenants tenants,
            KafkaPublications publications,
            PlatformSettings platform) {
        return Routes.of(
                applying, jobs, decisions, KnownTenants.of(tenants), publications::progress, platform.userPartitions());
    }

    @Bean
    ApiTokenFilter apiTokenFilter(PlatformSettings platform) {
        return new ApiTokenFilter(platform);
    }
}
