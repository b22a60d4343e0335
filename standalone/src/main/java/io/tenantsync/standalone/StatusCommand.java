package io.tenantsync.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Where each configuration stands. */
@Command(
        name = "status",
        description = "Says where each configuration stands: people in scope, linked, waiting, failing, in conflict.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the running instance.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        JsonNode progress = new LocalApi(RunningInstance.find(data)).progress();
        if (json) {
            System.out.println(progress.toPrettyString());
            return Tenantsync.DONE;
        }
        Progress.all(progress).forEach(each -> System.out.println(each.line()));
        return Tenantsync.DONE;
    }
}
