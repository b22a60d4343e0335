package io.tenantsync.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker, a PostgreSQL and a schema registry on this computer. All listen on 127.0.0.1 only, keep what they know
 * in one data folder and end with this process, even when it is killed.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalPlatform.class);

    private final DataFolderLock lock;
    private final PlatformOptions options;
    private final LocalBroker broker;
    private final @Nullable LocalPostgres postgres;
    private final @Nullable LocalRegistry registry;

    private LocalPlatform(PlatformOptions options, DataFolderLock lock) {
        this.options = options;
        this.lock = lock;
        Path data = options.dataFolder().toAbsolutePath();
        Path cache = options.cacheFolder().toAbsolutePath();
        KeptPorts ports = new KeptPorts(data.resolve("ports.properties"));
        broker = new LocalBroker(data.resolve("kafka"), ports, options.brokerPort());
        postgres = !options.postgres()
                ? null
                : new LocalPostgres(
                        data.resolve("postgresql"),
                        cache,
                        data.resolve("logs/postgresql.log"),
                        ports,
                        options.postgresPort(),
                        options.startTimeout());
        registry = !options.registry()
                ? null
                : new LocalRegistry(
                        data.resolve("registry"),
                        cache,
                        data.resolve("logs/registry.log"),
                        ports,
                        options.registryPort(),
                        options.startTimeout());
    }

    /**
     * Starts the servers side by side and returns when all answer.
     *
     * @throws PlatformFailure when one does not start, or when the data folder is in use; nothing is left running then
     */
    public static LocalPlatform start(PlatformOptions options) {
        DataFolderLock lock = DataFolderLock.on(options.dataFolder());
        LocalPlatform platform = new LocalPlatform(options, lock);
        try {
            platform.startAll();
            return platform;
        } catch (CompletionException e) {
            platform.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw PlatformFailure.of("The local platform", cause, "Logs are in " + options.dataFolder() + "/logs.");
        }
    }

    private void startAll() {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("platform-start-", 0).factory())) {
            List<CompletableFuture<Void>> starts = new ArrayList<>();
            starts.add(CompletableFuture.runAsync(
                    () -> timed("Kafka broker", () -> broker.start().bootstrapServers()), threads));
            LocalPostgres database = postgres;
            if (database != null) {
                starts.add(CompletableFuture.runAsync(
                        () -> timed("PostgreSQL", () -> database.start().jdbcUrl("postgres")), threads));
            }
            LocalRegistry schemas = registry;
            if (schemas != null) {
                starts.add(CompletableFuture.runAsync(
                        () -> timed(
                                "Schema registry", () -> schemas.start().url().toString()),
                        threads));
            }
            CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    private void timed(String server, Supplier<String> start) {
        long before = System.nanoTime();
        String where = start.get();
        long millis = (System.nanoTime() - before) / 1_000_000;
        log.atInfo()
                .addKeyValue("server", server)
                .addKeyValue("address", where)
                .addKeyValue("millis", millis)
                .log("started");
        synchronized (lock) {
            options.progress().accept("%s: %s (%.1f s)".formatted(server, where, millis / 1000.0));
        }
    }

    /** The folder that everything is kept in; what the child processes say is in its {@code logs}. */
    public Path dataFolder() {
        return options.dataFolder();
    }

    /** {@code host:port} of the broker, for Kafka clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The root of the registry's Confluent-compatible API. */
    public URI registryUrl() {
        return registry().url();
    }

    /** The root of the registry's own API. */
    public URI registryApiV3() {
        return registry().apiV3();
    }

    /** The URL of a database, which is created if it does not exist. */
    public String jdbcUrl(String database) {
        return postgres().jdbcUrl(database);
    }

    /** The user for all databases. */
    public String jdbcUser() {
        return postgres().jdbcUser();
    }

    /** The password of {@link #jdbcUser()}; a secret. */
    public String jdbcPassword() {
        return postgres().jdbcPassword();
    }

    /** The broker, to stop and start it. */
    public LocalBroker broker() {
        return broker;
    }

    /** The registry, to stop and start it. */
    public LocalRegistry registry() {
        if (registry == null) {
            throw new IllegalStateException("this platform was started without a schema registry");
        }
        return registry;
    }

    /** PostgreSQL, to stop and start it. */
    public LocalPostgres postgres() {
        if (postgres == null) {
            throw new IllegalStateException("this platform was started without PostgreSQL");
        }
        return postgres;
    }

    /** Stops registry, PostgreSQL and broker, each in bounded time, and releases the data folder. */
    @Override
    public void close() {
        if (registry != null) {
            registry.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        broker.close();
        lock.close();
    }
}
