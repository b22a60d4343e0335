package io.tenantsync.emulator.graph;

/** A top-level segment of Graph and everything below it. */
@FunctionalInterface
interface Resource {
    /** Answers or throws a {@link io.tenantsync.emulator.directory.Refusal}. */
    GraphResponse answer(GraphRequest request);
}
