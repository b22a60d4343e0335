package io.tenantsync.emulator.graph;

/** What answers requests: Graph itself, or something around it that refuses, delays or spoils. */
@FunctionalInterface
public interface GraphService {
    /** The answer to one request, on its own or out of a batch; never throws. */
    GraphResponse answer(GraphRequest request, String requestId);
}
