package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.writing.PartnerWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code policies/crossTenantAccessPolicy}: default, partners and their identity synchronisation. */
final class PoliciesResource implements Resource {
    private static final String PARTNERS = "policies/crossTenantAccessPolicy/partners";

    private final Resource authorization = new AuthorizationPolicy();

    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        if (path.size() >= 2 && path.get(1).equals("authorizationPolicy")) {
            return authorization.answer(request);
        }
        if (path.size() < 2 || !path.get(1).equals("crossTenantAccessPolicy")) {
            throw GraphErrors.unknownSegment(path.getLast());
        }
        String what = path.size() == 2 ? "" : path.get(2);
        return switch (what) {
            case "" -> policy(request);
            case "default" -> standard(request);
            case "partners" -> partners(request);
            case "templates" -> throw GraphErrors.notImplemented();
            default -> throw GraphErrors.unknownSegment(what);
        };
    }

    private static GraphResponse partners(GraphRequest request) {
        List<String> path = request.path();
        return switch (path.size()) {
            case 3 -> collection(request);
            case 4 -> partner(request, path.get(3));
            default -> {
                if (!path.get(4).equals("identitySynchronization")) {
                    throw GraphErrors.unknownSegment(path.get(4));
                }
                yield synchronization(request, path.get(3));
            }
        };
    }

    private static GraphResponse collection(GraphRequest request) {
        if (request.method().equals("POST")) {
            Map<String, @Nullable Object> created = new PartnerWriter(request.tenant()).create(request.object());
            return Documented.one(request, 201, PARTNERS, created);
        }
        return Documented.list(request, PARTNERS, request.tenant().settings().list(SettingKind.PARTNER));
    }

    private static GraphResponse partner(GraphRequest request, String partner) {
        PartnerWriter writer = new PartnerWriter(request.tenant());
        switch (request.method()) {
            case "GET" -> {
                return Documented.one(request, 200, PARTNERS, writer.existing(SettingKind.PARTNER, partner));
            }
            case "PATCH" -> writer.update(partner, request.object());
            case "DELETE" -> writer.delete(partner);
            default -> throw GraphErrors.methodNotAllowed();
        }
        return GraphResponse.noContent();
    }

    private static GraphResponse synchronization(GraphRequest request, String partner) {
        PartnerWriter writer = new PartnerWriter(request.tenant());
        switch (request.method()) {
            case "GET" -> {
                String set = PARTNERS + "('" + partner + "')/identitySynchronization";
                return Documented.one(
                        request, 200, set, writer.existing(SettingKind.IDENTITY_SYNCHRONIZATION, partner));
            }
            case "PUT" -> writer.createSynchronization(partner, request.object());
            case "PATCH" -> writer.updateSynchronization(partner, request.object());
            case "DELETE" -> writer.deleteSynchronization(partner);
            default -> throw GraphErrors.methodNotAllowed();
        }
        return GraphResponse.noContent();
    }

    private static GraphResponse policy(GraphRequest request) {
        Documented.onlyRead(request);
        Map<String, @Nullable Object> policy = new LinkedHashMap<>();
        policy.put("displayName", "CrossTenantAccessPolicy");
        policy.put("allowedCloudEndpoints", List.of());
        return Documented.one(request, 200, "policies/crossTenantAccessPolicy", policy);
    }

    private static GraphResponse standard(GraphRequest request) {
        if (request.method().equals("PATCH")) {
            throw GraphErrors.notImplemented();
        }
        Documented.onlyRead(request);
        Map<String, @Nullable Object> policy = new LinkedHashMap<>();
        policy.put("isServiceDefault", true);
        policy.put("automaticUserConsentSettings", Map.of("inboundAllowed", false, "outboundAllowed", false));
        policy.put("b2bCollaborationInbound", allowed());
        policy.put("b2bCollaborationOutbound", allowed());
        return Documented.one(request, 200, "policies/crossTenantAccessPolicy/default", policy);
    }

    private static Map<String, Object> allowed() {
        return Map.of(
                "usersAndGroups",
                Map.of("accessType", "allowed", "targets", List.of(Map.of("target", "AllUsers", "targetType", "user"))),
                "applications",
                Map.of(
                        "accessType",
                        "allowed",
                        "targets",
                        List.of(Map.of("target", "AllApplications", "targetType", "application"))));
    }
}
