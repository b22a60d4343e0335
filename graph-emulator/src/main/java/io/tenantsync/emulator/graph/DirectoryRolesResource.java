package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code directoryRoles}: those that somebody holds, and who. */
final class DirectoryRolesResource implements Resource {
    @Override
    public GraphResponse answer(GraphRequest request) {
        Documented.onlyRead(request);
        Tenant tenant = request.tenant();
        Map<String, BitSet> holders = tenant.read(() -> holders(tenant));
        List<Map<String, @Nullable Object>> roles =
                holders.keySet().stream().map(name -> role(tenant, name)).toList();
        List<String> path = request.path();
        if (path.size() == 1) {
            return Documented.list(request, "directoryRoles", roles);
        }
        Map<String, @Nullable Object> role = roles.stream()
                .filter(one -> request.segment(1).equals(one.get("id")))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(request.segment(1)));
        if (path.size() == 2) {
            return Documented.one(request, 200, "directoryRoles", role);
        }
        if (path.size() == 3 && path.get(2).equals("members")) {
            BitSet members = holders.getOrDefault(String.valueOf(role.get("displayName")), new BitSet());
            return Entities.many(request, members, ObjectType.USER);
        }
        throw GraphErrors.unknownSegment(path.getLast());
    }

    private static Map<String, BitSet> holders(Tenant tenant) {
        Map<String, BitSet> holders = new TreeMap<>();
        ObjectTable objects = tenant.objects();
        for (int ordinal = 0; ordinal < objects.size(); ordinal++) {
            DirectoryObject object = objects.at(ordinal);
            if (object.type() == ObjectType.USER && object.current().live()) {
                for (String role : object.current().texts(UserSchema.DIRECTORY_ROLES)) {
                    holders.computeIfAbsent(role, name -> new BitSet()).set(ordinal);
                }
            }
        }
        return holders;
    }

    private static Map<String, @Nullable Object> role(Tenant tenant, String name) {
        String key = tenant.profile().tenantId() + "/directoryRole/" + name;
        Map<String, @Nullable Object> role = new LinkedHashMap<>();
        role.put(
                "id",
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
        role.put("displayName", name);
        role.put("description", null);
        role.put("deletedDateTime", null);
        return role;
    }
}
