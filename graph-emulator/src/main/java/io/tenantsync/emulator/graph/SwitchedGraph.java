package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Graph with those of its tenant's switches that need no directory: refusals for lack of rights, and how conflicts are told. */
public final class SwitchedGraph implements GraphService {
    private static final String CONFLICT = "\"code\":\"ObjectConflict\"";

    private final GraphService graph;

    public SwitchedGraph(GraphService graph) {
        this.graph = graph;
    }

    @Override
    public GraphResponse answer(GraphRequest request, String requestId) {
        if (request.tenant().switches().on().isEmpty()) {
            return graph.answer(request, requestId);
        }
        if (refused(request)) {
            return GraphErrors.error(
                    403,
                    "Authorization_RequestDenied",
                    "Insufficient privileges to complete the operation.",
                    requestId,
                    () -> GraphErrors.date(request));
        }
        GraphResponse response = graph.answer(request, requestId);
        boolean vague = request.tenant().switches().has(Switch.CONFLICT_WITHOUT_DETAILS) && conflict(response);
        return vague ? withoutDetails(request, requestId, response) : response;
    }

    private static boolean refused(GraphRequest request) {
        boolean member = request.method().equals("POST")
                && request.path().equals(List.of("invitations"))
                && request.body() instanceof Map<?, ?> body
                && "Member".equals(body.get("invitedUserType"));
        boolean permanent = request.method().equals("DELETE")
                && request.path().size() == 3
                && request.segment(1).equals("deletedItems");
        return (member && request.tenant().switches().has(Switch.MEMBER_INVITATION_REFUSED))
                || (permanent && request.tenant().switches().has(Switch.PERMANENT_DELETE_REFUSED));
    }

    private static boolean conflict(GraphResponse response) {
        return response.status() == 400
                && response.body() != null
                && new String(Json.bytes(response.body()), StandardCharsets.UTF_8).contains(CONFLICT);
    }

    private static GraphResponse withoutDetails(GraphRequest request, String requestId, GraphResponse detailed) {
        GraphResponse vague = GraphErrors.error(
                400,
                "Request_BadRequest",
                "A conflicting object with one or more of the specified property values is present in the directory.",
                requestId,
                () -> GraphErrors.date(request));
        return new GraphResponse(vague.status(), detailed.headers(), vague.body(), null);
    }
}
