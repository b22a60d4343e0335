package io.tenantsync.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Apicurio schema registry as a child process, on 127.0.0.1 only. It keeps schemas and their ids in a file database of
 * its own, so that neither a stopped PostgreSQL nor a stopped broker takes it away.
 */
public final class LocalRegistry implements AutoCloseable {
    private final Path folder;
    private final Path cacheFolder;
    private final Path logFile;
    private final KeptPorts ports;
    private final Duration startTimeout;
    private int port;
    private int managementPort;
    private @Nullable LeashedProcess server;

    LocalRegistry(Path folder, Path cacheFolder, Path logFile, KeptPorts ports, int port, Duration startTimeout) {
        this.folder = folder.toAbsolutePath();
        this.cacheFolder = cacheFolder;
        this.logFile = logFile;
        this.ports = ports;
        this.port = port;
        this.startTimeout = startTimeout;
    }

    /** A registry that keeps its schemas, port and log in a folder; not started yet. */
    public static LocalRegistry in(Path folder) {
        PlatformOptions options = PlatformOptions.in(folder);
        return new LocalRegistry(
                folder.resolve("registry"),
                options.cacheFolder(),
                folder.resolve("logs/registry.log"),
                new KeptPorts(folder.resolve("ports.properties")),
                0,
                options.startTimeout());
    }

    /** The root of Confluent's API, without a slash at the end. */
    public URI url() {
        return at("/apis/ccompat/v7");
    }

    /** The root of Apicurio's own API, without a slash at the end. */
    public URI apiV3() {
        return at("/apis/registry/v3");
    }

    private synchronized URI at(String path) {
        if (port == 0) {
            throw new IllegalStateException("the registry has not been started yet, so it has no port");
        }
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts it and returns when it answers; nothing happens when it runs already. */
    public synchronized LocalRegistry start() {
        if (server != null && server.isAlive()) {
            return this;
        }
        try {
            Path program = RegistryArchive.unpackedIn(cacheFolder);
            Files.createDirectories(folder);
            awaitPredecessor();
            port = ports.port("registry", port);
            managementPort = ports.port("registry-management", 0);
            LeashedProcess starting =
                    LeashedProcess.start(command(program), LeashedProcess.Signals.TERMINATE, folder, logFile);
            server = starting;
            awaitAnswer(starting);
            return this;
        } catch (IOException e) {
            stop();
            throw PlatformFailure.of("The schema registry", e, advice());
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private List<String> command(Path program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxMetaspaceSize=192m"));
        settings().forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", program.resolve("quarkus-run.jar").toString()));
        return command;
    }

    private List<String> settings() {
        return List.of(
                "quarkus.http.host=127.0.0.1",
                "quarkus.http.port=" + port,
                "quarkus.http.access-log.enabled=false",
                // health and metrics have a port of their own
                "quarkus.management.host=127.0.0.1",
                "quarkus.management.port=" + managementPort,
                "apicurio.storage.kind=sql",
                "apicurio.storage.sql.kind=h2",
                // An id that was given out must be on disk before anybody uses it, or a hard stop would give it out
                // twice.
                "apicurio.datasource.url=jdbc:h2:file:" + folder.resolve("schemas")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0",
                "apicurio.datasource.jdbc.initial-size=1",
                "apicurio.datasource.jdbc.min-size=1",
                "apicurio.datasource.jdbc.max-size=10",
                "apicurio.storage.snapshot.location=" + folder);
    }

    /** A child of a killed process may still be closing its database. */
    private void awaitPredecessor() throws IOException {
        Path database = folder.resolve("schemas.mv.db");
        Patience patience = Patience.of(Duration.ofSeconds(20));
        while (Files.exists(database) && isLocked(database)) {
            if (!patience.pause()) {
                throw new PlatformFailure("The schemas in " + database
                        + " are still in use by a registry of an earlier start. End that process (lsof names it).");
            }
        }
    }

    private static boolean isLocked(Path database) throws IOException {
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private void awaitAnswer(LeashedProcess starting) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(at("/apis/ccompat/v7/subjects"))
                .timeout(Duration.ofSeconds(10))
                .build();
        Patience patience = Patience.of(startTimeout);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            while (!answers(client, request)) {
                if (!starting.isAlive()) {
                    throw new PlatformFailure("The schema registry ended while it started. It said:\n  "
                            + starting.lastWords() + "\n" + advice());
                }
                if (!patience.pause()) {
                    throw new IOException("no answer after " + startTimeout.toSeconds() + " s");
                }
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String advice() {
        return "Its log is " + logFile + ", its schemas are in " + folder + ".";
    }

    /** Stops it, in bounded time; the schemas stay. Nothing happens when it does not run. */
    public synchronized void stop() {
        if (server != null) {
            server.stop(Duration.ofSeconds(15));
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
