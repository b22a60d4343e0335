package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.reading.Row;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.DeletedItems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code directory/deletedItems}: list of users, one, restore, permanent delete. */
final class DeletedItemsResource implements Resource {
    private static final String USERS = "microsoft.graph.user";
    private static final String GROUPS = "microsoft.graph.group";

    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        if (path.size() < 2 || !path.get(1).equals("deletedItems")) {
            throw GraphErrors.unknownSegment(path.getLast());
        }
        if (path.size() == 3 && (path.get(2).equals(USERS) || path.get(2).equals(GROUPS))) {
            ObjectType type = path.get(2).equals(USERS) ? ObjectType.USER : ObjectType.GROUP;
            return onlyFor("GET", request, type);
        }
        if (path.size() == 4
                && path.get(3).equals("$count")
                && (path.get(2).equals(USERS) || path.get(2).equals(GROUPS))) {
            ObjectType type = path.get(2).equals(USERS) ? ObjectType.USER : ObjectType.GROUP;
            return Lists.count(request, type, Life.DELETED);
        }
        if (path.size() == 3) {
            return one(request, path.get(2));
        }
        if (path.size() == 4
                && path.get(3).equals("restore")
                && request.method().equals("POST")) {
            return restored(request, path.get(2));
        }
        if (path.size() == 4 && path.get(3).equals(USERS)) {
            return one(request, path.get(2));
        }
        throw GraphErrors.unknownSegment(path.getLast());
    }

    private static GraphResponse onlyFor(String method, GraphRequest request, ObjectType type) {
        if (!request.method().equals(method)) {
            throw GraphErrors.methodNotAllowed();
        }
        Lists.noExpand(request);
        // Without a selection the time of deletion is shown too, which the default properties of a user lack.
        boolean all = request.query().list("select").isEmpty() && type == ObjectType.USER;
        return Lists.answer(request, type, Life.DELETED, (json, object) -> {
            if (all && object.visible() != null) {
                EntityWriter.property(json, object, object.visible(), UserSchema.DELETED_DATE_TIME);
            }
        });
    }

    private static GraphResponse one(GraphRequest request, String key) {
        Tenant tenant = request.tenant();
        switch (request.method()) {
            case "GET" -> {
                DirectoryObject user = tenant.read(() -> ObjectKeys.deleted(tenant, key));
                return shown(request, user, request.query().list("select").isEmpty());
            }
            case "DELETE" -> new DeletedItems(tenant, request.appId()).purge(key);
            default -> throw GraphErrors.methodNotAllowed();
        }
        return GraphResponse.noContent();
    }

    private static GraphResponse restored(GraphRequest request, String key) {
        Map<String, @Nullable Object> options = request.body() == null ? Map.of() : request.object();
        String newName = options.get("newUserPrincipalName") instanceof String name ? name : null;
        boolean reconcile = Boolean.TRUE.equals(options.get("autoReconcileProxyConflict"));
        DirectoryObject user = new DeletedItems(request.tenant(), request.appId()).restore(key, newName, reconcile);
        return shown(request, user, false);
    }

    private static GraphResponse shown(GraphRequest request, DirectoryObject user, boolean withDeletion) {
        Row row = new Row(user, user.current(), request.tenant().schema(ObjectType.USER));
        return Entities.one(request, 200, row, json -> {
            EntityWriter.type(json, user);
            if (withDeletion) {
                EntityWriter.property(json, user, row.version(), UserSchema.DELETED_DATE_TIME);
            }
        });
    }
}
