package io.tenantsync.emulator.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a tenant is.
 *
 * @param verifiedDomains all of them, the default one first
 * @param incarnation tells this directory from an earlier one with the same ids; part of every delta token
 */
public record TenantProfile(
        String name, String tenantId, String initialDomain, List<String> verifiedDomains, long incarnation) {

    /** Whether an address or UPN ends with one of the tenant's domains. */
    public boolean owns(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return verifiedDomains.contains(domain);
    }

    Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("tenantId", tenantId);
        document.put("initialDomain", initialDomain);
        document.put("verifiedDomains", verifiedDomains);
        document.put("incarnation", incarnation);
        return document;
    }

    static TenantProfile of(Map<String, @Nullable Object> document) {
        return new TenantProfile(
                Documents.text(document, "name"),
                Documents.text(document, "tenantId"),
                Documents.text(document, "initialDomain"),
                Documents.texts(document, "verifiedDomains"),
                document.get("incarnation") instanceof Number number ? number.longValue() : 0);
    }
}
