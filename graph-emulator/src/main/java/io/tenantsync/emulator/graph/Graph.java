package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.ResourceUnits;
import io.tenantsync.emulator.odata.SyntaxError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Routes requests to resources, meters them, and turns refusals into Graph's errors. */
public final class Graph implements GraphService {
    private static final Logger log = LoggerFactory.getLogger(Graph.class);

    private final Map<String, Resource> resources = new HashMap<>();
    private final Counters counters;

    public Graph(Directory directory, Counters counters, Supplier<UUID> ids) {
        this.counters = counters;
        resources.put("users", new UsersResource(ids));
        resources.put("groups", new GroupsResource(ids));
        resources.put("invitations", new InvitationsResource(directory, ids));
        resources.put("directory", new DeletedItemsResource());
        resources.put("directoryObjects", new GetByIdsResource());
        resources.put("applications", new ApplicationsResource(ids));
        resources.put("servicePrincipals", new ServicePrincipalsResource());
        resources.put("organization", new OrganizationResource());
        resources.put("domains", new OrganizationResource());
        resources.put("policies", new PoliciesResource());
        resources.put("contacts", new ContactsResource());
        resources.put("directoryRoles", new DirectoryRolesResource());
    }

    @Override
    public GraphResponse answer(GraphRequest request, String requestId) {
        int units = 1;
        boolean write = false;
        GraphResponse response;
        try {
            Resource resource = resource(request);
            units = ResourceUnits.cost(request.method(), request.path(), request.query());
            write = ResourceUnits.isWrite(request.method(), request.path());
            Permissions.require(request);
            response = resource.answer(request);
        } catch (Refusal refusal) {
            response = GraphErrors.of(refusal, requestId, () -> now(request));
        } catch (SyntaxError e) {
            response = GraphErrors.error(400, "BadRequest", e.text(), requestId, () -> now(request));
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("requestId", requestId).log("request failed inside the emulator");
            response = GraphErrors.error(
                    500, "InternalServerError", "The emulator failed; see its log.", requestId, () -> now(request));
        }
        counters.of(request.tenant().profile().tenantId(), request.appId()).request(units, write);
        return response.with("x-ms-resource-unit", String.valueOf(units));
    }

    /** The tenant's time as Graph writes it into errors. */
    static String now(GraphRequest request) {
        return Instant.ofEpochMilli(request.tenant().clock().now())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", "");
    }

    private Resource resource(GraphRequest request) {
        if (request.path().isEmpty()) {
            throw GraphErrors.unknownSegment("");
        }
        Resource resource = resources.get(request.segment(0));
        if (resource == null) {
            throw Elsewhere.top(request.segment(0));
        }
        return resource;
    }
}
