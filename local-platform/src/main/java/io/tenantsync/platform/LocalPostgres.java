package io.tenantsync.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL as a child process, on 127.0.0.1 only, with its data in a folder of ours and a password of its own. */
public final class LocalPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String USER = "tenantsync";

    private final Path folder;
    private final Path cacheFolder;
    private final Path logFile;
    private final KeptPorts ports;
    private final Duration startTimeout;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();
    private int port;
    private String password = "";
    private @Nullable LeashedProcess server;

    LocalPostgres(Path folder, Path cacheFolder, Path logFile, KeptPorts ports, int port, Duration startTimeout) {
        this.folder = folder.toAbsolutePath();
        this.cacheFolder = cacheFolder;
        this.logFile = logFile;
        this.ports = ports;
        this.port = port;
        this.startTimeout = startTimeout;
    }

    /** A PostgreSQL that keeps its data, port and log in a folder; not started yet. */
    public static LocalPostgres in(Path folder) {
        PlatformOptions options = PlatformOptions.in(folder);
        return new LocalPostgres(
                folder.resolve("postgresql"),
                options.cacheFolder(),
                folder.resolve("logs/postgresql.log"),
                new KeptPorts(folder.resolve("ports.properties")),
                0,
                options.startTimeout());
    }

    /**
     * The URL of a database, which is created if it does not exist.
     *
     * @param database lower case letters, digits and underscores
     */
    public synchronized String jdbcUrl(String database) {
        if (!database.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "'" + database + "' cannot name a database: use lower case letters, digits and underscores");
        }
        if (!databases.contains(database)) {
            create(database);
            databases.add(database);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The user, who may do everything. */
    public String jdbcUser() {
        return USER;
    }

    /** The user's password, made up at the first start. */
    public synchronized String jdbcPassword() {
        return password;
    }

    /** Starts it and returns when it accepts connections; nothing happens when it runs already. */
    public synchronized LocalPostgres start() {
        if (server != null && server.isAlive()) {
            return this;
        }
        try {
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(cacheFolder);
            Files.createDirectories(folder);
            password = KeptSecret.in(folder.resolve("password"));
            if (!Files.exists(data())) {
                initialize(binaries);
            }
            stopLeftBehind(binaries);
            port = ports.port("postgresql", port);
            LeashedProcess starting = LeashedProcess.start(
                    binaries.command("postgres", arguments()), LeashedProcess.Signals.POSTGRESQL, folder, logFile);
            server = starting;
            awaitConnection(starting);
            return this;
        } catch (IOException | SQLException e) {
            stop();
            throw PlatformFailure.of("PostgreSQL", e, advice());
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "shared_buffers=32MB",
                        "max_connections=60",
                        "timezone=UTC",
                        "log_timezone=UTC")
                .forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return arguments;
    }

    /** Makes the data folder beside its final place, so that a start that is cut off leaves nothing half made. */
    private void initialize(PostgresBinaries binaries) throws IOException {
        Path fresh = folder.resolve("data.initializing");
        UnpackedArchive.delete(fresh);
        LeashedProcess initdb = LeashedProcess.start(
                binaries.command(
                        "initdb",
                        List.of(
                                "--pgdata=" + fresh,
                                "--username=" + USER,
                                "--pwfile=" + folder.resolve("password"),
                                "--auth-host=scram-sha-256",
                                "--auth-local=reject",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C")),
                LeashedProcess.Signals.TERMINATE,
                folder,
                logFile);
        if (initdb.exitCode(startTimeout) != 0) {
            throw new PlatformFailure("PostgreSQL could not make its data folder " + fresh + ". It said:\n  "
                    + initdb.lastWords() + "\n" + advice());
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopLeftBehind(PostgresBinaries binaries) throws IOException {
        Postmaster postmaster = Postmaster.on(data());
        var left = postmaster.leftBehind();
        if (left.isPresent()) {
            log.atInfo().addKeyValue("pid", left.get().pid()).log("stopping the postgresql that an earlier run left");
            List<String> arguments = List.of("stop", "-D", data().toString(), "-m", "fast", "-w", "-t", "30");
            LeashedProcess.start(
                            binaries.command("pg_ctl", arguments), LeashedProcess.Signals.TERMINATE, folder, logFile)
                    .exitCode(Duration.ofSeconds(40));
        }
        postmaster.forgetIfRecycled();
    }

    private void awaitConnection(LeashedProcess starting) throws SQLException {
        Patience patience = Patience.of(startTimeout);
        while (true) {
            try (Connection connection = dataSource("postgres").getConnection()) {
                return;
            } catch (SQLException e) {
                if (!starting.isAlive()) {
                    throw new PlatformFailure(
                            "PostgreSQL ended while it started. It said:\n  " + starting.lastWords() + "\n" + advice());
                }
                if (!patience.pause()) {
                    throw e;
                }
            }
        }
    }

    private String advice() {
        return "Its log is " + logFile + ", its data " + data()
                + ". As root it needs the command unshare and permission for user namespaces; otherwise start as an"
                + " ordinary user.";
    }

    private void create(String database) {
        try (Connection connection = dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new PlatformFailure(
                    "Cannot create the database " + database + ": " + e.getMessage() + ". " + advice(), e);
        }
    }

    private PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + database);
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Stops it, in bounded time; the data stays. Nothing happens when it does not run. */
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
