package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.SettingKind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code servicePrincipals}: a list with one for each registered app; none of them has synchronisation jobs. */
final class ServicePrincipalsResource implements Resource {
    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        if (path.size() == 1) {
            List<Map<String, @Nullable Object>> all =
                    request.tenant().settings().list(SettingKind.APPLICATION);
            return Documented.list(
                    request,
                    "servicePrincipals",
                    all.stream().map(ServicePrincipalsResource::principal).toList());
        }
        boolean jobs = path.size() == 4
                && path.get(2).equals("synchronization")
                && path.get(3).equals("jobs");
        if (jobs) {
            return Documented.list(request, "servicePrincipals('" + path.get(1) + "')/synchronization/jobs", List.of());
        }
        throw GraphErrors.unknownSegment(path.getLast());
    }

    private static Map<String, @Nullable Object> principal(Map<String, @Nullable Object> application) {
        String appId = Documents.text(application, "appId");
        Map<String, @Nullable Object> principal = new LinkedHashMap<>();
        principal.put(
                "id",
                UUID.nameUUIDFromBytes(("servicePrincipal/" + appId).getBytes(StandardCharsets.UTF_8))
                        .toString());
        principal.put("appId", appId);
        principal.put("displayName", application.get("displayName"));
        principal.put("servicePrincipalType", "Application");
        principal.put("accountEnabled", true);
        return principal;
    }
}
