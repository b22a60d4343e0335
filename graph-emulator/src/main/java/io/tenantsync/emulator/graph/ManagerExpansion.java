package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.odata.Expand;
import io.tenantsync.emulator.odata.SyntaxError;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code $expand=manager} on users, as many levels up as asked for. */
final class ManagerExpansion {
    private static final Set<String> OTHERS = Set.of(
            "directReports",
            "memberOf",
            "transitiveMemberOf",
            "extensions",
            "licenseDetails",
            "sponsors",
            "ownedDevices",
            "ownedObjects",
            "registeredDevices",
            "createdObjects",
            "appRoleAssignments",
            "oauth2PermissionGrants",
            "scopedRoleMemberOf");

    private final Tenant tenant;
    private final @Nullable Selection selection;
    private final int levels;

    private ManagerExpansion(Tenant tenant, @Nullable Selection selection, int levels) {
        this.tenant = tenant;
        this.selection = selection;
        this.levels = levels;
    }

    /** What the request asks for; refuses what cannot be expanded. */
    static ManagerExpansion of(GraphRequest request) {
        Expand expand;
        try {
            expand = Expand.parse(request.query().find("expand"));
        } catch (SyntaxError e) {
            throw Refusal.badRequest("BadRequest", e.text());
        }
        Tenant tenant = request.tenant();
        if (expand == null) {
            return new ManagerExpansion(tenant, null, 0);
        }
        if (OTHERS.contains(expand.property())) {
            throw GraphErrors.notImplemented();
        }
        if (!expand.property().equalsIgnoreCase("manager")) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Parsing OData Select and Expand failed: Could not find a property named '" + expand.property()
                            + "' on type 'microsoft.graph.user'.");
        }
        return new ManagerExpansion(
                tenant, Selection.of(tenant.schema(ObjectType.USER), expand.select()), expand.levels());
    }

    /** Writes the manager as a member of the user; nothing if there is none. */
    void write(JsonGenerator json, @Nullable ObjectVersion user) {
        if (selection != null && user != null) {
            write(json, user, selection, levels);
        }
    }

    private void write(JsonGenerator json, ObjectVersion user, Selection shown, int left) {
        DirectoryObject manager = left == 0 ? null : tenant.read(() -> managerOf(tenant, user));
        if (manager != null) {
            json.writeObjectPropertyStart("manager");
            EntityWriter.type(json, manager);
            EntityWriter.members(json, manager, manager.current(), shown);
            write(json, manager.current(), shown, left - 1);
            json.writeEndObject();
        }
    }

    /** The live manager, or null; to be called inside a read. */
    static @Nullable DirectoryObject managerOf(Tenant tenant, ObjectVersion version) {
        Object ordinal = version.get(UserSchema.MANAGER);
        if (!(ordinal instanceof Integer known)) {
            return null;
        }
        DirectoryObject manager = tenant.objects().at(known);
        return manager.current().live() ? manager : null;
    }
}
