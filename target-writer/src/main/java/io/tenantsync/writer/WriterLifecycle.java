package io.tenantsync.writer;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.writer.kafka.CommandLoop;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.SmartLifecycle;

/** Registers what the writer owns, waits for what it needs, then reads; stops within its patience. */
final class WriterLifecycle implements SmartLifecycle {
    private final PlatformSettings platform;
    private final CommandLoop loop;
    private final Duration startPatience;
    private volatile boolean running;

    WriterLifecycle(PlatformSettings platform, CommandLoop loop, Duration startPatience) {
        this.platform = platform;
        this.loop = loop;
        this.startPatience = startPatience;
    }

    @Override
    public void start() {
        new SchemaRegistration(platform)
                .register(
                        Topics.PROVISIONING_RESULTS,
                        TopicCatalogue.entry("provisioning-results").schema());
        try (Admin admin = Admin.create(platform.clientProperties("target-writer-start"))) {
            new BrokerTopics(admin, platform).awaitAndCheck(List.of("provisioning-results"), startPatience);
        }
        loop.start();
        running = true;
    }

    @Override
    public void stop() {
        loop.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
