package io.tenantsync.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to start and where.
 *
 * @param dataFolder everything that must survive a restart; one process at a time may use it
 * @param cacheFolder unpacked programs, shared by all data folders; may be deleted while nothing runs
 * @param brokerPort port of the Kafka broker; 0 = any free one at the first start, the same one afterwards
 * @param registryPort port of the schema registry, 0 as above
 * @param postgresPort port of PostgreSQL, 0 as above
 * @param registry whether to start the schema registry
 * @param postgres whether to start PostgreSQL
 * @param startTimeout how long one server may take until it answers
 * @param progress told in one short sentence what has just been started; called from several threads, one at a time
 */
public record PlatformOptions(
        Path dataFolder,
        Path cacheFolder,
        int brokerPort,
        int registryPort,
        int postgresPort,
        boolean registry,
        boolean postgres,
        Duration startTimeout,
        Consumer<String> progress) {

    /** The property that moves the cache folder. */
    public static final String CACHE_PROPERTY = "tenantsync.cache";

    /** All three servers, any free ports, the user's cache folder, silent. */
    public static PlatformOptions in(Path dataFolder) {
        return new PlatformOptions(
                dataFolder, defaultCacheFolder(), 0, 0, 0, true, true, Duration.ofSeconds(120), said -> {});
    }

    /** {@code -Dtenantsync.cache}, else {@code $XDG_CACHE_HOME/tenantsync}, else {@code ~/.cache/tenantsync}. */
    public static Path defaultCacheFolder() {
        @Nullable String property = System.getProperty(CACHE_PROPERTY);
        if (property != null && !property.isBlank()) {
            return Path.of(property);
        }
        @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return caches.resolve("tenantsync");
    }

    /** The same with other ports; 0 = any. */
    public PlatformOptions withPorts(int broker, int schemaRegistry, int postgresql) {
        return new PlatformOptions(
                dataFolder,
                cacheFolder,
                broker,
                schemaRegistry,
                postgresql,
                registry,
                postgres,
                startTimeout,
                progress);
    }

    /** The same with another cache folder. */
    public PlatformOptions withCacheFolder(Path folder) {
        return new PlatformOptions(
                dataFolder, folder, brokerPort, registryPort, postgresPort, registry, postgres, startTimeout, progress);
    }

    /** The same, telling what happens. */
    public PlatformOptions withProgress(Consumer<String> told) {
        return new PlatformOptions(
                dataFolder,
                cacheFolder,
                brokerPort,
                registryPort,
                postgresPort,
                registry,
                postgres,
                startTimeout,
                told);
    }

    /** The same without the schema registry. */
    public PlatformOptions withoutRegistry() {
        return new PlatformOptions(
                dataFolder,
                cacheFolder,
                brokerPort,
                registryPort,
                postgresPort,
                false,
                postgres,
                startTimeout,
                progress);
    }

    /** The same without PostgreSQL. */
    public PlatformOptions withoutPostgres() {
        return new PlatformOptions(
                dataFolder,
                cacheFolder,
                brokerPort,
                registryPort,
                postgresPort,
                registry,
                false,
                startTimeout,
                progress);
    }
}
