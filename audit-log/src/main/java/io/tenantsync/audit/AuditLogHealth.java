package io.tenantsync.audit;

import io.tenantsync.audit.kafka.LogConsumer;
import io.tenantsync.audit.storage.Database;
import java.sql.SQLException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while records go in and the database answers. */
final class AuditLogHealth implements HealthIndicator {
    private final LogConsumer consumer;
    private final Database database;

    AuditLogHealth(LogConsumer consumer, Database database) {
        this.consumer = consumer;
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            database.probe();
        } catch (SQLException away) {
            return Health.down().build();
        }
        return consumer.isRunning() && consumer.obstacle().isEmpty()
                ? Health.up().build()
                : Health.down().build();
    }
}
