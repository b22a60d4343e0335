package io.tenantsync.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log alone.
 *
 * @param database where the log is kept
 * @param instance name of this instance among those of the service, the same after a restart
 * @param batchSize most records in one database transaction
 * @param threads how many consumers share the partitions
 * @param startPatience how long to wait at start for the database, the broker with its topics and the registry, each
 */
@ConfigurationProperties("audit-log")
public record AuditLogSettings(
        @DefaultValue DatabaseSettings database,
        @DefaultValue("0") String instance,
        @DefaultValue("500") int batchSize,
        @DefaultValue("2") int threads,
        @DefaultValue("2m") Duration startPatience) {

    /**
     * The PostgreSQL database.
     *
     * @param url JDBC address
     * @param user who may create and change the schema {@code audit} there
     * @param passwordFile file with that user's password; without it the connection is tried without a password
     * @param connections most connections at a time
     */
    public record DatabaseSettings(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/tenantsync")
            String url,

            @DefaultValue("tenantsync") String user,
            @Nullable Path passwordFile,
            @DefaultValue("6") int connections) {}
}
