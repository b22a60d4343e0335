package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.TenantProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code organization} and {@code domains}. */
final class OrganizationResource implements Resource {
    @Override
    public GraphResponse answer(GraphRequest request) {
        boolean domains = request.segment(0).equals("domains");
        TenantProfile profile = request.tenant().profile();
        List<Map<String, @Nullable Object>> all = domains
                ? profile.verifiedDomains().stream()
                        .map(name -> domain(profile, name))
                        .toList()
                : List.of(organization(profile));
        if (request.path().size() == 1) {
            return Documented.list(request, request.segment(0), all);
        }
        return all.stream()
                .filter(one -> request.segment(1).equals(one.get("id")))
                .findFirst()
                .map(one -> Documented.one(request, 200, request.segment(0), one))
                .orElseThrow(() -> Refusal.notFound(request.segment(1)));
    }

    private static Map<String, @Nullable Object> organization(TenantProfile profile) {
        Map<String, @Nullable Object> organization = new LinkedHashMap<>();
        organization.put("id", profile.tenantId());
        organization.put("displayName", profile.name());
        organization.put("tenantType", "AAD");
        organization.put("onPremisesSyncEnabled", null);
        organization.put(
                "verifiedDomains",
                profile.verifiedDomains().stream()
                        .map(name -> verified(profile, name))
                        .toList());
        return organization;
    }

    private static Map<String, @Nullable Object> verified(TenantProfile profile, String name) {
        Map<String, @Nullable Object> domain = new LinkedHashMap<>();
        domain.put("capabilities", "Email, OfficeCommunicationsOnline");
        domain.put("isDefault", name.equals(profile.verifiedDomains().getFirst()));
        domain.put("isInitial", name.equals(profile.initialDomain()));
        domain.put("name", name);
        domain.put("type", "Managed");
        return domain;
    }

    private static Map<String, @Nullable Object> domain(TenantProfile profile, String name) {
        Map<String, @Nullable Object> domain = new LinkedHashMap<>();
        domain.put("id", name);
        domain.put("authenticationType", "Managed");
        domain.put("isDefault", name.equals(profile.verifiedDomains().getFirst()));
        domain.put("isInitial", name.equals(profile.initialDomain()));
        domain.put("isVerified", true);
        domain.put("isRoot", true);
        domain.put("supportedServices", List.of("Email", "OfficeCommunicationsOnline"));
        return domain;
    }
}
