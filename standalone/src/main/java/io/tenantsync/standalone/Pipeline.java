package io.tenantsync.standalone;

import io.tenantsync.audit.AuditLogApplication;
import io.tenantsync.control.ControlPlaneApplication;
import io.tenantsync.detector.ChangeDetectorApplication;
import io.tenantsync.mapper.MapperApplication;
import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.PlatformOptions;
import io.tenantsync.writer.TargetWriterApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The platform and all services in this process, started in the order of their needs and stopped the other way round. */
final class Pipeline implements AutoCloseable {
    private static final int CONTROL_PLANE_PORT = 8480;
    private static final int AUDIT_LOG_PORT = 8481;

    private final DataFolder folder;
    private final Path tenantsFile;
    private final Consumer<String> say;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable RunningInstance instance;

    private Pipeline(DataFolder folder, Path tenantsFile, Consumer<String> say) {
        this.folder = folder;
        this.tenantsFile = tenantsFile;
        this.say = say;
    }

    /**
     * Starts everything and returns when all services are up.
     *
     * @param folder where data is kept; prepared
     * @param tenantsFile the operator's file of tenants
     * @param say told in one short sentence what has been started
     */
    static Pipeline start(DataFolder folder, Path tenantsFile, Consumer<String> say) {
        Pipeline pipeline = new Pipeline(folder, tenantsFile, say);
        try {
            pipeline.startAll();
            return pipeline;
        } catch (RuntimeException failed) {
            pipeline.close();
            throw failed;
        }
    }

    /** Where this instance answers. */
    RunningInstance instance() {
        if (instance == null) {
            throw new IllegalStateException("not started");
        }
        return instance;
    }

    private void startAll() {
        LocalPlatform platform =
                LocalPlatform.start(PlatformOptions.in(folder.platform()).withProgress(say));
        running.push(platform);
        DataFolder.writeSecret(folder.databasePassword(), platform.jdbcPassword());
        int controlPort = Ports.freeOr(CONTROL_PLANE_PORT);
        int auditPort = Ports.freeOr(AUDIT_LOG_PORT);
        List<String> common = common(platform);

        start("Control plane", ControlPlaneApplication::start, with(common, "--server.port=" + controlPort));
        startTogether(List.of(
                () -> start("Audit log", AuditLogApplication::start, auditLog(common, platform, auditPort)),
                () -> start(
                        "Mapper",
                        MapperApplication::start,
                        with(common, "--mapper.state-folder=" + folder.streams().resolve("mapper"))),
                () -> start(
                        "Change detector",
                        ChangeDetectorApplication::start,
                        with(
                                common,
                                "--change-detector.state-folder="
                                        + folder.streams().resolve("change-detector"))),
                () -> start("Target writer", TargetWriterApplication::start, with(common))));
        instance = new RunningInstance(
                ProcessHandle.current().pid(),
                URI.create("http://127.0.0.1:" + controlPort),
                URI.create("http://127.0.0.1:" + auditPort),
                folder.apiToken().toAbsolutePath().toString());
        instance.write(folder);
    }

    private static String[] auditLog(List<String> common, LocalPlatform platform, int port) {
        return with(
                common,
                "--server.port=" + port,
                "--audit-log.database.url=" + platform.jdbcUrl("tenantsync"),
                "--audit-log.database.user=" + platform.jdbcUser());
    }

    private List<String> common(LocalPlatform platform) {
        return List.of(
                "--tenantsync.bootstrap-servers=" + platform.bootstrapServers(),
                "--tenantsync.registry=" + platform.registryUrl(),
                "--tenantsync.tenants-file=" + tenantsFile.toAbsolutePath(),
                "--tenantsync.api-token-file=" + folder.apiToken().toAbsolutePath(),
                "--audit-log.database.password-file="
                        + folder.databasePassword().toAbsolutePath());
    }

    private void start(String name, Function<String[], ConfigurableApplicationContext> service, String[] arguments) {
        long before = System.nanoTime();
        ConfigurableApplicationContext context = service.apply(arguments);
        synchronized (running) {
            running.push(context);
            say.accept("%s (%.1f s)".formatted(name, (System.nanoTime() - before) / 1e9));
        }
    }

    private static void startTogether(List<Runnable> starts) {
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<Void>> started = new ArrayList<>();
        starts.forEach(start -> started.add(CompletableFuture.runAsync(start, threads)));
        try {
            CompletableFuture.allOf(started.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static String[] with(List<String> common, String... own) {
        List<String> all = new ArrayList<>(common);
        all.addAll(List.of(own));
        return all.toArray(String[]::new);
    }

    /** Stops services, then the platform. What cannot be stopped in order is left to the end of the process. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failed) {
                say.accept("Stopping in order failed: " + failed);
            }
        }
    }
}
