package io.tenantsync.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepares a target tenant. */
@Command(
        name = "setup",
        description =
                "Registers the anchor, the directory extension that marks our accounts, in a target tenant. Can be"
                        + " repeated safely. Needs Application.ReadWrite.OwnedBy there, once.",
        mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", description = "Name of the target tenant in the tenants file.")
    private String target = "";

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the running instance.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        LocalApi.Reply reply = new LocalApi(RunningInstance.find(data)).setup(target);
        return Replies.print(reply, "The anchor is registered in " + target + ".");
    }
}
