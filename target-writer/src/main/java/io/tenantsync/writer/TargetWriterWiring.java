package io.tenantsync.writer;

import io.micrometer.core.instrument.MeterRegistry;
import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Tenants;
import io.tenantsync.graph.tenants.TenantsFile;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import io.tenantsync.writer.kafka.CommandLoop;
import io.tenantsync.writer.kafka.LoopSettings;
import io.tenantsync.writer.kafka.ResultPublisher;
import io.tenantsync.writer.kafka.Targets;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the target writer together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PlatformSettings.class, TargetWriterSettings.class})
class TargetWriterWiring {
    @Bean
    Tenants tenants(PlatformSettings platform) {
        Path file = platform.tenantsFile();
        if (file == null) {
            throw new IllegalStateException(
                    "The target writer needs the file of tenants; name it with tenantsync.tenants-file");
        }
        return TenantsFile.read(file);
    }

    @Bean
    GraphDirectories directories(TargetWriterSettings settings, MeterRegistry meters) {
        return SdkGraphDirectories.ofThisProcess(
                GraphSettings.defaults().withCallTimeout(settings.httpTimeout()), meters);
    }

    @Bean
    Targets targets(Tenants tenants, GraphDirectories directories, TargetWriterSettings settings) {
        return new GraphTargets(tenants, directories, settings);
    }

    @Bean
    WireFormat wireFormat(PlatformSettings platform) {
        return new WireFormat(platform);
    }

    @Bean
    ResultPublisher results(PlatformSettings platform, TargetWriterSettings settings, WireFormat wire) {
        return ResultPublisher.open(platform, settings.instance(), wire);
    }

    @Bean
    CommandLoop loop(
            PlatformSettings platform,
            TargetWriterSettings settings,
            WireFormat wire,
            Targets targets,
            ResultPublisher results) {
        return new CommandLoop(platform, wire, targets, results, loopSettings(settings));
    }

    private static LoopSettings loopSettings(TargetWriterSettings settings) {
        return new LoopSettings(
                settings.instance(),
                settings.sessionTimeout(),
                settings.groupSize(),
                settings.concurrentGroups(),
                settings.readAhead(),
                settings.refreshInterval(),
                settings.stopPatience());
    }

    @Bean
    WriterLifecycle lifecycle(PlatformSettings platform, TargetWriterSettings settings, CommandLoop loop) {
        return new WriterLifecycle(platform, loop, settings.startPatience());
    }

    @Bean
    WriterHealth writerHealth(CommandLoop loop) {
        return new WriterHealth(loop);
    }
}
