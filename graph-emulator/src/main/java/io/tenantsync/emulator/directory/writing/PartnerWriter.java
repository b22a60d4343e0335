package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Refusal.Detail;
import io.tenantsync.emulator.directory.Refusal.Kind;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cross-tenant access settings towards partners, and their inbound synchronisation settings. */
public final class PartnerWriter {
    private static final List<String> SETTINGS = List.of(
            "isServiceProvider",
            "isInMultiTenantOrganization",
            "inboundTrust",
            "b2bCollaborationOutbound",
            "b2bCollaborationInbound",
            "b2bDirectConnectOutbound",
            "b2bDirectConnectInbound",
            "tenantRestrictions",
            "automaticUserConsentSettings");

    /** All partners together, in characters; Graph's limit is 25 KB. */
    private static final int LARGEST = 25 * 1024;

    private final Tenant tenant;

    public PartnerWriter(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Adds a partner; settings that the body does not name are null and inherit the default. */
    public Map<String, @Nullable Object> create(Map<String, @Nullable Object> body) {
        String partner = Documents.text(body, "tenantId");
        if (ObjectKeys.uuid(partner) == null) {
            throw Refusal.badRequest("The tenantId of a partner must be a GUID, but is '" + partner + "'.");
        }
        known(body, SETTINGS);
        typed(body);
        return tenant.write(() -> {
            if (tenant.settings().find(SettingKind.PARTNER, partner) != null) {
                throw exists("Another object with the same value for property tenantId already exists.", "tenantId");
            }
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("tenantId", partner);
            SETTINGS.forEach(name -> document.put(name, body.get(name)));
            document.put("automaticUserConsentSettings", consent(body));
            put(SettingKind.PARTNER, partner, document);
            return document;
        });
    }

    /** Changes the settings that the body names; members of a complex one that it leaves out stay. */
    public void update(String partner, Map<String, @Nullable Object> body) {
        typed(body);
        tenant.write(() -> {
            put(SettingKind.PARTNER, partner, merged(existing(SettingKind.PARTNER, partner), body, SETTINGS));
            return null;
        });
    }

    /** Removes a partner; refused while it has inbound synchronisation settings. */
    public void delete(String partner) {
        tenant.write(() -> {
            existing(SettingKind.PARTNER, partner);
            if (tenant.settings().find(SettingKind.IDENTITY_SYNCHRONIZATION, partner) != null) {
                throw Refusal.badRequest("Remove the partner's identitySynchronization first.");
            }
            put(SettingKind.PARTNER, partner, null);
            return null;
        });
    }

    /** Creates the inbound synchronisation settings; refused if they exist. */
    public void createSynchronization(String partner, Map<String, @Nullable Object> body) {
        tenant.write(() -> {
            existing(SettingKind.PARTNER, partner);
            if (tenant.settings().find(SettingKind.IDENTITY_SYNCHRONIZATION, partner) != null) {
                throw exists(
                        "A conflicting object with one or more of the specified property values is present in the"
                                + " directory.",
                        "identitySynchronization");
            }
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("tenantId", partner);
            document.put("displayName", body.get("displayName"));
            document.put("userSyncInbound", body.get("userSyncInbound"));
            put(SettingKind.IDENTITY_SYNCHRONIZATION, partner, document);
            return null;
        });
    }

    /** Changes the inbound synchronisation settings. */
    public void updateSynchronization(String partner, Map<String, @Nullable Object> body) {
        tenant.write(() -> {
            SettingKind kind = SettingKind.IDENTITY_SYNCHRONIZATION;
            put(kind, partner, merged(existing(kind, partner), body, List.of("displayName", "userSyncInbound")));
            return null;
        });
    }

    /** Removes the inbound synchronisation settings. */
    public void deleteSynchronization(String partner) {
        tenant.write(() -> {
            existing(SettingKind.IDENTITY_SYNCHRONIZATION, partner);
            put(SettingKind.IDENTITY_SYNCHRONIZATION, partner, null);
            return null;
        });
    }

    /** The document; a refusal with Graph's words if there is none. */
    public Map<String, @Nullable Object> existing(SettingKind kind, String partner) {
        Map<String, @Nullable Object> document = tenant.settings().find(kind, partner);
        if (document == null) {
            throw new Refusal(
                    Kind.NOT_FOUND,
                    "Directory_ObjectNotFound",
                    "Unable to read the company information from the directory.",
                    List.of());
        }
        return document;
    }

    private void put(SettingKind kind, String partner, @Nullable Map<String, @Nullable Object> document) {
        int size = String.valueOf(document).length();
        for (Map<String, @Nullable Object> other : tenant.settings().list(SettingKind.PARTNER)) {
            boolean itself = partner.equalsIgnoreCase(Documents.text(other, "tenantId"));
            size += itself ? 0 : String.valueOf(other).length();
        }
        if (size > LARGEST && document != null) {
            throw Refusal.badRequest(
                    "Failure to update policy due to object limit. Remove partners or settings first.");
        }
        tenant.put(new SettingChange(kind, partner, document));
    }

    private static void known(Map<String, @Nullable Object> body, List<String> allowed) {
        for (String name : body.keySet()) {
            if (!allowed.contains(name) && !name.equals("tenantId") && !name.contains("@odata.")) {
                throw Refusal.badRequest("Property '" + name + "' does not exist or cannot be changed.");
            }
        }
    }

    /** Consent settings are true, false or null. */
    private static void typed(Map<String, @Nullable Object> body) {
        Documents.tree(body, "automaticUserConsentSettings").forEach((name, value) -> {
            boolean member = name.equals("inboundAllowed") || name.equals("outboundAllowed");
            if (!name.contains("@odata.") && (!member || (value != null && !(value instanceof Boolean)))) {
                throw Refusal.badRequest("automaticUserConsentSettings." + name + " must be inboundAllowed or"
                        + " outboundAllowed with true, false or null.");
            }
        });
    }

    private static Map<String, @Nullable Object> consent(Map<String, @Nullable Object> body) {
        Map<String, @Nullable Object> consent = new LinkedHashMap<>();
        Map<String, @Nullable Object> given = Documents.tree(body, "automaticUserConsentSettings");
        consent.put("inboundAllowed", given.get("inboundAllowed"));
        consent.put("outboundAllowed", given.get("outboundAllowed"));
        return consent;
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> body, List<String> allowed) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>(before);
        for (String name : body.keySet()) {
            if (!allowed.contains(name)) {
                throw Refusal.badRequest("Property '" + name + "' does not exist or cannot be changed.");
            }
            Object value = body.get(name);
            if (value instanceof Map<?, ?> members && before.get(name) instanceof Map<?, ?>) {
                Map<String, @Nullable Object> deeper = new LinkedHashMap<>(Documents.tree(before, name));
                members.forEach((member, setting) -> deeper.put(String.valueOf(member), setting));
                value = deeper;
            }
            after.put(name, value);
        }
        return after;
    }

    private static Refusal exists(String message, String target) {
        return new Refusal(
                Kind.CONFLICT,
                "Request_MultipleObjectsWithSameKeyValue",
                message,
                List.of(new Detail(target, "ConflictingObjects")));
    }
}
