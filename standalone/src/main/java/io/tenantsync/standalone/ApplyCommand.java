package io.tenantsync.standalone;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Makes a file of configurations the new revision; running services follow. */
@Command(
        name = "apply",
        description = "Checks a file of synchronization configurations and makes it the new revision. Running services"
                + " follow within a second.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    @Option(names = "-f", required = true, paramLabel = "FILE", description = "The YAML file.")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the running instance.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        LocalApi.Reply reply = new LocalApi(RunningInstance.find(data)).apply(Objects.requireNonNull(file));
        if (json) {
            System.out.println(reply.body().toPrettyString());
            return reply.isSuccess() ? Tenantsync.DONE : Tenantsync.REFUSED;
        }
        for (JsonNode applied : reply.body().path("lines")) {
            System.out.printf(
                    "%s: revision %d%s%n",
                    applied.path("name").asString(),
                    applied.path("revision").asLong(),
                    applied.path("changed").asBoolean() ? "" : " (unchanged)");
        }
        return Replies.print(reply, "Applied.");
    }
}
