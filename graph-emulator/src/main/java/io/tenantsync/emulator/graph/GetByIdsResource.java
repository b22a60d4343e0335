package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code directoryObjects}: one, whatever it is, and {@code getByIds}. */
final class GetByIdsResource implements Resource {
    private static final int MOST = 1_000;

    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        if (path.size() == 2 && request.method().equals("GET")) {
            return one(request, path.get(1));
        }
        if (path.size() != 2 || !path.get(1).replace("microsoft.graph.", "").equals("getByIds")) {
            throw GraphErrors.unknownSegment(path.getLast());
        }
        if (!request.method().equals("POST")) {
            throw GraphErrors.methodNotAllowed();
        }
        List<String> ids = Documents.texts(request.object(), "ids");
        List<String> types = Documents.texts(request.object(), "types");
        if (ids.size() > MOST) {
            throw Refusal.badRequest("Too many identifiers; at most " + MOST + " are allowed.");
        }
        Tenant tenant = request.tenant();
        List<DirectoryObject> found = tenant.read(() -> find(tenant, ids, types));
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context("directoryObjects"));
            json.writeArrayPropertyStart("value");
            for (DirectoryObject object : found) {
                json.writeStartObject();
                EntityWriter.type(json, object);
                EntityWriter.members(
                        json, object, object.current(), Selection.of(tenant.schema(object.type()), request.query()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static GraphResponse one(GraphRequest request, String id) {
        Tenant tenant = request.tenant();
        List<DirectoryObject> found = tenant.read(() -> find(tenant, List.of(id), List.of()));
        if (found.isEmpty()) {
            throw Refusal.notFound(id);
        }
        return Entities.directoryObject(request, found.getFirst());
    }

    private static List<DirectoryObject> find(Tenant tenant, List<String> ids, List<String> types) {
        List<DirectoryObject> found = new ArrayList<>();
        for (String id : ids) {
            UUID uuid = ObjectKeys.uuid(id);
            for (ObjectType type : ObjectType.values()) {
                DirectoryObject object = uuid == null ? null : tenant.objects().find(type, uuid);
                boolean wanted = types.isEmpty() || types.contains(type.wireName());
                if (object != null && wanted && object.current().live()) {
                    found.add(object);
                }
            }
        }
        return found;
    }
}
