package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import java.util.Set;

/** One question to a tenant that a program can answer in a minute or so, with guests of its own and no others. */
interface Experiment {
    String name();

    /** What it does to the tenant, in a few words for whoever has to agree to it. */
    String does();

    /** The emulator's switches that it decides; none for the page size. */
    Set<Switch> decides();

    /**
     * Asks.
     *
     * @throws io.tenantsync.graph.failure.GraphException when Graph does not do what the question takes
     * @throws Inconclusive when the tenant did not get that far in time
     */
    Finding run(Bench bench);
}
