package io.tenantsync.writer.counterexample.graph;

/** What an adapter must not know of another. */
public class Door {}
