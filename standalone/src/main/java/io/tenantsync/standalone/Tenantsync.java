package io.tenantsync.standalone;

import io.tenantsync.graph.tenants.InvalidTenantsFile;
import io.tenantsync.platform.PlatformFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code ./tenantsync <command>}. */
@Command(
        name = "tenantsync",
        description =
                "Keeps the people of one Microsoft Entra tenant present in other tenants of the same organisation.",
        mixinStandardHelpOptions = true,
        version = "tenantsync 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            EmulatorCommand.class,
            SetupCommand.class,
            ApplyCommand.class,
            StatusCommand.class,
            ExpressionCommand.class,
            StagedCommand.class,
            ProbeCommand.class
        })
public final class Tenantsync implements Runnable {
    /** Everything went as asked. */
    public static final int DONE = 0;
    /** It was tried and did not work; the message says why. */
    public static final int FAILED = 1;
    /** What was asked cannot be understood or was refused. */
    public static final int REFUSED = 2;

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code: 0 done, 1 failed, 2 refused. */
    public static int run(String... arguments) {
        return new CommandLine(new Tenantsync())
                .setExecutionExceptionHandler(Tenantsync::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Explained || cause instanceof PlatformFailure || cause instanceof InvalidTenantsFile) {
                err.println(cause.getMessage());
                err.flush();
                return cause instanceof Explained explained ? explained.exitCode() : REFUSED;
            }
        }
        err.println("This was not expected: " + failure);
        failure.printStackTrace(err);
        err.flush();
        return FAILED;
    }
}
