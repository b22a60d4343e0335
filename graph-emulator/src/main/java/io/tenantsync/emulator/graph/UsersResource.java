package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.reading.Row;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.UserWriter;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code users}: list, one, create, change, delete, manager, groups. */
final class UsersResource implements Resource {
    private final Resource delta = new DeltaResource(ObjectType.USER);
    private final Supplier<UUID> ids;

    UsersResource(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        return switch (path.size()) {
            case 1 -> collection(request);
            case 2 ->
                switch (request.segment(1)) {
                    case "delta" -> delta.answer(request);
                    case "$count" -> Lists.count(request, ObjectType.USER, Life.LIVE);
                    default -> user(request);
                };
            default -> below(request);
        };
    }

    private GraphResponse collection(GraphRequest request) {
        return switch (request.method()) {
            case "GET" -> {
                ManagerExpansion manager = ManagerExpansion.of(request);
                yield Lists.answer(
                        request, ObjectType.USER, Life.LIVE, (json, user) -> manager.write(json, user.visible()));
            }
            case "POST" -> created(request);
            default -> throw GraphErrors.methodNotAllowed();
        };
    }

    private GraphResponse created(GraphRequest request) {
        DirectoryObject user = writer(request).create(request.object());
        Row row = new Row(user, user.current(), request.tenant().schema(ObjectType.USER));
        return Entities.one(request, 201, row, json -> {});
    }

    private GraphResponse user(GraphRequest request) {
        String key = request.segment(1);
        if (key.startsWith("$") && request.rawPath().indexOf('(') < 0) {
            throw GraphErrors.unknownSegment(key);
        }
        switch (request.method()) {
            case "GET" -> {
                Row row = request.tenant().read(() -> ObjectKeys.readable(request.tenant(), ObjectType.USER, key));
                ManagerExpansion manager = ManagerExpansion.of(request);
                return Entities.one(request, 200, row, json -> manager.write(json, row.version()));
            }
            case "PATCH" -> writer(request).update(key, request.object());
            case "DELETE" -> writer(request).delete(key);
            default -> throw GraphErrors.methodNotAllowed();
        }
        return GraphResponse.noContent();
    }

    private GraphResponse below(GraphRequest request) {
        String what = String.join("/", request.path().subList(2, request.path().size()));
        return switch (what) {
            case "manager" -> onlyGet(request, () -> Entities.directoryObject(request, manager(request)));
            case "manager/$ref" -> managerReference(request);
            case "memberOf", "memberOf/microsoft.graph.group" ->
                onlyGet(request, () -> Entities.many(request, groupsOf(request, false), ObjectType.GROUP));
            case "transitiveMemberOf", "transitiveMemberOf/microsoft.graph.group" ->
                onlyGet(request, () -> Entities.many(request, groupsOf(request, true), ObjectType.GROUP));
            case "memberOf/$count" ->
                onlyGet(request, () -> Entities.count(request, groupsOf(request, false), ObjectType.GROUP));
            case "transitiveMemberOf/$count" ->
                onlyGet(request, () -> Entities.count(request, groupsOf(request, true), ObjectType.GROUP));
            case "directReports" -> onlyGet(request, () -> Entities.many(request, reportsOf(request), null));
            case "revokeSignInSessions" -> revoked(request);
            default -> throw Elsewhere.belowUser(request.segment(2));
        };
    }

    private GraphResponse managerReference(GraphRequest request) {
        String key = request.segment(1);
        switch (request.method()) {
            case "PUT" ->
                writer(request)
                        .setManager(key, Entities.referenced(request.object().get("@odata.id")));
            case "DELETE" -> writer(request).clearManager(key);
            default -> throw GraphErrors.methodNotAllowed();
        }
        return GraphResponse.noContent();
    }

    private static DirectoryObject manager(GraphRequest request) {
        Tenant tenant = request.tenant();
        return tenant.read(() -> {
            Row row = ObjectKeys.readable(tenant, ObjectType.USER, request.segment(1));
            DirectoryObject manager = ManagerExpansion.managerOf(tenant, row.version());
            if (manager == null) {
                throw Refusal.notFound("manager");
            }
            return manager;
        });
    }

    private static GraphResponse revoked(GraphRequest request) {
        if (!request.method().equals("POST")) {
            throw GraphErrors.methodNotAllowed();
        }
        Tenant tenant = request.tenant();
        tenant.read(() -> ObjectKeys.live(tenant, ObjectType.USER, request.segment(1)));
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context("Edm.Boolean"));
            json.writeBooleanProperty("value", true);
            json.writeEndObject();
        });
    }

    private static BitSet reportsOf(GraphRequest request) {
        Tenant tenant = request.tenant();
        return tenant.read(() -> {
            int manager = ObjectKeys.readable(tenant, ObjectType.USER, request.segment(1))
                    .object()
                    .ordinal();
            BitSet reports = new BitSet();
            for (int ordinal = 0; ordinal < tenant.objects().size(); ordinal++) {
                ObjectVersion version = tenant.objects().at(ordinal).visible();
                if (tenant.objects().at(ordinal).type() == ObjectType.USER
                        && version != null
                        && Integer.valueOf(manager).equals(version.get(UserSchema.MANAGER))) {
                    reports.set(ordinal);
                }
            }
            return reports;
        });
    }

    private static BitSet groupsOf(GraphRequest request, boolean transitive) {
        Tenant tenant = request.tenant();
        return tenant.read(() -> {
            DirectoryObject user = ObjectKeys.readable(tenant, ObjectType.USER, request.segment(1))
                    .object();
            BitSet members = new BitSet();
            members.set(user.ordinal());
            BitSet found = new BitSet();
            boolean grew = true;
            while (grew) {
                BitSet more = parents(tenant.objects(), members);
                more.andNot(found);
                found.or(more);
                members = more;
                grew = transitive && !more.isEmpty();
            }
            return found;
        });
    }

    private static BitSet parents(ObjectTable objects, BitSet members) {
        BitSet parents = new BitSet();
        for (int ordinal = 0; ordinal < objects.size(); ordinal++) {
            DirectoryObject object = objects.at(ordinal);
            ObjectVersion version = object.visible();
            if (object.type() == ObjectType.GROUP
                    && version != null
                    && version.live()
                    && version.references(GroupSchema.MEMBERS).intersects(members)) {
                parents.set(ordinal);
            }
        }
        return parents;
    }

    private static GraphResponse onlyGet(GraphRequest request, Supplier<GraphResponse> answer) {
        if (!request.method().equals("GET")) {
            throw GraphErrors.methodNotAllowed();
        }
        return answer.get();
    }

    private UserWriter writer(GraphRequest request) {
        return new UserWriter(request.tenant(), request.appId(), ids);
    }
}
