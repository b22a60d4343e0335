package io.tenantsync.emulator;

import io.tenantsync.emulator.organisation.Organisation;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How to start an emulator.
 *
 * @param host the address to listen on; anything but loopback shows the toy secrets to the network
 * @param port the HTTPS port; 0 takes a free one
 * @param dataFolder where state, keys and certificates are kept; without one they end with the process
 * @param organisation what to generate when the data folder is new; ignored when it is not
 * @param clock the time that people, tokens and replication go by
 */
public record EmulatorOptions(
        String host, int port, @Nullable Path dataFolder, Organisation organisation, Clock clock) {
    /** Loopback, any port, nothing kept. */
    public static EmulatorOptions of(Organisation organisation) {
        return new EmulatorOptions("127.0.0.1", 0, null, organisation, Clock.systemUTC());
    }

    /** The same on that port. */
    public EmulatorOptions withPort(int wanted) {
        return new EmulatorOptions(host, wanted, dataFolder, organisation, clock);
    }

    /** The same on that address. */
    public EmulatorOptions withHost(String address) {
        return new EmulatorOptions(address, port, dataFolder, organisation, clock);
    }

    /** The same with state kept in that folder, which is made if it does not exist. */
    public EmulatorOptions withDataFolder(Path folder) {
        return new EmulatorOptions(host, port, folder, organisation, clock);
    }

    /** The same by that clock. */
    public EmulatorOptions withClock(Clock other) {
        return new EmulatorOptions(host, port, dataFolder, organisation, other);
    }
}
