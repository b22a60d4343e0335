package io.tenantsync.emulator.organisation;

import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.quota.QuotaSettings;

/** How a tenant answers, beside what is in it; can be changed while the emulator runs. */
public record Behaviour(QuotaSettings quotas, Switches switches) {
    /** No limits, everything as documented. */
    public static final Behaviour PLAIN = new Behaviour(QuotaSettings.OFF, Switches.DOCUMENTED);
}
