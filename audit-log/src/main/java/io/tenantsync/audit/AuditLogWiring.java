package io.tenantsync.audit;

import io.tenantsync.audit.AuditLogSettings.DatabaseSettings;
import io.tenantsync.audit.kafka.LogConsumer;
import io.tenantsync.audit.rest.GraphLogEndpoint;
import io.tenantsync.audit.rest.ViewsEndpoint;
import io.tenantsync.audit.storage.AdministrationStore;
import io.tenantsync.audit.storage.ConfigurationStore;
import io.tenantsync.audit.storage.Database;
import io.tenantsync.audit.storage.EntryStore;
import io.tenantsync.audit.storage.PeopleStore;
import io.tenantsync.service.ApiTokenFilter;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Puts the audit log together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PlatformSettings.class, AuditLogSettings.class})
class AuditLogWiring {
    @Bean
    Awaiting awaiting(AuditLogSettings settings) {
        return new Awaiting(settings.startPatience());
    }

    @Bean
    StartUp startUp(PlatformSettings platform, Awaiting awaiting) {
        return new StartUp(platform, awaiting);
    }

    @Bean
    Database database(AuditLogSettings settings, Awaiting awaiting) {
        DatabaseSettings where = settings.database();
        Database database =
                new Database(where.url(), where.user(), password(where.passwordFile()), where.connections());
        awaiting.until(
                "the database at " + withoutParameters(where.url()),
                "Start PostgreSQL or correct audit-log.database.url, .user and .password-file.",
                database::probe);
        database.migrate();
        return database;
    }

    @Bean
    EntryStore entries(Database database) {
        return new EntryStore(database);
    }

    @Bean
    PeopleStore people(Database database) {
        return new PeopleStore(database);
    }

    @Bean
    ConfigurationStore configurations(Database database) {
        return new ConfigurationStore(database);
    }

    @Bean
    AdministrationStore administration(Database database) {
        return new AdministrationStore(database);
    }

    @Bean
    WireFormat wireFormat(PlatformSettings platform) {
        return new WireFormat(platform);
    }

    @Bean
    LogConsumer consumer(
            PlatformSettings platform,
            AuditLogSettings settings,
            WireFormat wire,
            EntryStore entries,
            PeopleStore people,
            AdministrationStore administration,
            ConfigurationStore configurations) {
        return new LogConsumer(
                platform,
                wire,
                new LogConsumer.Stores(entries, people, administration, configurations),
                settings.instance(),
                settings.batchSize(),
                settings.threads());
    }

    @Bean
    ApiTokenFilter apiTokenFilter(PlatformSettings platform) {
        return new ApiTokenFilter(platform);
    }

    @Bean
    RouterFunction<ServerResponse> graphLog(EntryStore entries) {
        return new GraphLogEndpoint(entries, Clock.systemUTC(), UUID::randomUUID).routes();
    }

    @Bean
    RouterFunction<ServerResponse> views(
            EntryStore entries,
            PeopleStore people,
            ConfigurationStore configurations,
            AdministrationStore administration) {
        return new ViewsEndpoint(entries, people, configurations, administration).routes();
    }

    @Bean
    AuditLogHealth auditLogHealth(LogConsumer consumer, Database database) {
        return new AuditLogHealth(consumer, database);
    }

    /** Parameters of a JDBC address may hold a password. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private static String password(@Nullable Path file) {
        if (file == null) {
            return "";
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new StartFailure(
                    "The file " + file + " that audit-log.database.password-file names cannot be read.",
                    "Create it with the password of the database user as its only content, or correct the setting.",
                    unreadable);
        }
    }
}
