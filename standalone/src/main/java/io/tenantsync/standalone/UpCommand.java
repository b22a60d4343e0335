package io.tenantsync.standalone;

import io.tenantsync.graph.tenants.TenantsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything but the emulator, against real tenants. */
@Command(
        name = "up",
        description = "Runs everything on this computer against the tenants of a tenants file. Ctrl-C stops; the same"
                + " command carries on.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Option(names = "--tenants", required = true, paramLabel = "FILE", description = "The operator's file of tenants.")
    private @Nullable Path tenants;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: data/up).")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = data == null ? DataFolder.byDefault("up") : new DataFolder(data);
        Path operators = tenantsFile();
        folder.prepare();
        Logging.into(folder);
        try (Pipeline pipeline = Pipeline.start(folder, operators, Console::say)) {
            Shutdown.on(pipeline);
            Console.say(
                    "Ready. Next: ./tenantsync setup TARGET (once), ./tenantsync apply -f FILE, ./tenantsync status");
            ProgressView view = new ProgressView(new LocalApi(pipeline.instance()));
            while (!Shutdown.requested()) {
                view.show();
                Thread.sleep(Duration.ofSeconds(1));
            }
        }
        return Tenantsync.DONE;
    }

    private Path tenantsFile() {
        Path file = Objects.requireNonNull(tenants);
        if (!Files.isReadable(file)) {
            throw new Explained(Tenantsync.REFUSED, "The tenants file " + file.toAbsolutePath() + " cannot be read.");
        }
        TenantsFile.read(file);
        return file;
    }
}
