package io.tenantsync.standalone;

import io.tenantsync.emulator.EmulatorApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands everything to the emulator's own command line. */
@Command(
        name = "emulator",
        description = "Runs the Microsoft Graph emulator alone. Options: ./tenantsync emulator --help",
        mixinStandardHelpOptions = false)
final class EmulatorCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Logging.into(DataFolder.byDefault("emulator"));
        EmulatorApplication.main(arguments.toArray(String[]::new));
        return Tenantsync.DONE;
    }
}
