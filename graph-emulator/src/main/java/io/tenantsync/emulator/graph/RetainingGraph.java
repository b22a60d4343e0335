package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.writing.DeletedItems;

/** Graph that removes for good, before it answers, what has been deleted for longer than it keeps it. */
public final class RetainingGraph implements GraphService {
    private final GraphService graph;

    public RetainingGraph(GraphService graph) {
        this.graph = graph;
    }

    @Override
    public GraphResponse answer(GraphRequest request, String requestId) {
        DeletedItems.purgeExpired(request.tenant());
        return graph.answer(request, requestId);
    }
}
