package io.tenantsync.writer;

import io.tenantsync.writer.kafka.CommandLoop;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while commands are read. */
final class WriterHealth implements HealthIndicator {
    private final CommandLoop loop;

    WriterHealth(CommandLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        return loop.healthy() ? Health.up().build() : Health.down().build();
    }
}
