package io.tenantsync.standalone;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.control.Replication;
import io.tenantsync.emulator.organisation.Organisation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything, with the emulator in place of two tenants. */
@Command(
        name = "demo",
        description =
                "Runs everything on this computer with an emulator of Microsoft Graph in place of two tenants, and"
                        + " shows people arriving. Ctrl-C stops; the same command carries on.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int EMULATOR_PORT = 8443;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "500",
            description = "People in the source tenant, at first start (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of the generated tenants (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: data/demo).")
    private @Nullable Path data;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "0",
            description = "What each Graph call takes, in milliseconds (default: ${DEFAULT-VALUE}).")
    private int latency;

    @Option(
            names = "--replication",
            paramLabel = "MODE",
            defaultValue = "none",
            description =
                    "none, or realistic: delta shows a change after 2 s (median) to 20 s (default: ${DEFAULT-VALUE}).")
    private Replication replication = Replication.NONE;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "" + EMULATOR_PORT,
            description = "Port of the emulator (default: ${DEFAULT-VALUE}; 0 = any).")
    private int port;

    @Option(names = "--exit-when-synced", description = "Stop with exit code 0 when source and target agree.")
    private boolean exitWhenSynced;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write a JSON summary when source and target agree.")
    private @Nullable Path summary;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "With --exit-when-synced: give up after so long (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        DataFolder folder = data == null ? DataFolder.byDefault("demo") : new DataFolder(data);
        folder.prepare();
        Logging.into(folder);
        Console.say("Data folder: " + folder.root().toAbsolutePath());
        Organisation organisation = Organisation.demo(users, seed);
        try (GraphEmulator emulator = emulator(folder, organisation)) {
            DemoFiles.write(folder, emulator, organisation);
            try (Pipeline pipeline = Pipeline.start(folder, folder.tenantsFile(), Console::say)) {
                Shutdown.on(pipeline, emulator);
                DemoRun run = new DemoRun(folder, emulator, pipeline, organisation, began);
                run.configure();
                run.introduce();
                return run.watch(exitWhenSynced, summary, Duration.ofSeconds(timeoutSeconds));
            }
        }
    }

    private GraphEmulator emulator(DataFolder folder, Organisation organisation) {
        GraphEmulator emulator = GraphEmulator.start(EmulatorOptions.of(organisation)
                .withPort(Ports.kept(folder.emulatorPort(), port))
                .withDataFolder(folder.emulator()));
        emulator.control().latency(Duration.ofMillis(latency), Duration.ZERO);
        emulator.control().replication(replication);
        Console.say("Graph emulator: " + emulator.graphUrl());
        return emulator;
    }
}
