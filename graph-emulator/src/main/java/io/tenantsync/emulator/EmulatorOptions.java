package io.tenantsync.emulator;

import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.quota.QuotaSettings;
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
 * @param quotas the limits of every tenant; null leaves them to what the organisation says, which is none
 * @param faults what goes wrong from the start: a JSON list of rules
 */
public record EmulatorOptions(
        String host,
        int port,
        @Nullable Path dataFolder,
        Organisation organisation,
        Clock clock,
        @Nullable QuotaSettings quotas,
        String faults) {
    /** Loopback, any port, nothing kept. */
    public static EmulatorOptions of(Organisation organisation) {
        return new EmulatorOptions("127.0.0.1", 0, null, organisation, Clock.systemUTC(), null, "[]");
    }

    /** The same on that port. */
    public EmulatorOptions withPort(int wanted) {
        return new EmulatorOptions(host, wanted, dataFolder, organisation, clock, quotas, faults);
    }

    /** The same on that address. */
    public EmulatorOptions withHost(String address) {
        return new EmulatorOptions(address, port, dataFolder, organisation, clock, quotas, faults);
    }

    /** The same with state kept in that folder, which is made if it does not exist. */
    public EmulatorOptions withDataFolder(Path folder) {
        return new EmulatorOptions(host, port, folder, organisation, clock, quotas, faults);
    }

    /** The same by that clock. */
    public EmulatorOptions withClock(Clock other) {
        return new EmulatorOptions(host, port, dataFolder, organisation, other, quotas, faults);
    }

    /** The same with these limits for every tenant. */
    public EmulatorOptions withQuotas(QuotaSettings limits) {
        return new EmulatorOptions(host, port, dataFolder, organisation, clock, limits, faults);
    }

    /** The same with these things going wrong from the start; a JSON list of fault rules. */
    public EmulatorOptions withFaults(String rules) {
        return new EmulatorOptions(host, port, dataFolder, organisation, clock, quotas, rules);
    }
}
