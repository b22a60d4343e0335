package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.ExtensionProperties;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registers directory extensions on applications. */
public final class ExtensionPropertyWriter {
    private static final Set<String> DATA_TYPES =
            Set.of("String", "Boolean", "Integer", "LargeInteger", "DateTime", "Binary");

    private final Tenant tenant;
    private final Supplier<UUID> ids;

    public ExtensionPropertyWriter(Tenant tenant, Supplier<UUID> ids) {
        this.tenant = tenant;
        this.ids = ids;
    }

    /** Registers an extension for users; refused if the application has one of that name. */
    public Map<String, @Nullable Object> create(
            Map<String, @Nullable Object> application, Map<String, @Nullable Object> body) {
        String name = Documents.text(body, "name");
        String dataType = Documents.text(body, "dataType");
        List<String> targets = Documents.texts(body, "targetObjects");
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || !DATA_TYPES.contains(dataType) || targets.isEmpty()) {
            throw Refusal.badRequest("An extension property needs a name of letters, digits and underscores, a dataType"
                    + " of " + String.join(", ", DATA_TYPES.stream().sorted().toList()) + ", and targetObjects.");
        }
        String fullName = ExtensionProperties.fullName(Documents.text(application, "appId"), name);
        return tenant.write(() -> {
            if (tenant.settings().find(SettingKind.EXTENSION_PROPERTY, fullName) != null) {
                throw Refusal.badRequest("An extension property exists with the name " + fullName + ".");
            }
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("id", ids.get().toString());
            document.put("applicationId", Documents.text(application, "id"));
            document.put("appDisplayName", Documents.text(application, "displayName"));
            document.put("name", fullName);
            document.put("dataType", dataType);
            document.put("isMultiValued", false);
            document.put("isSyncedFromOnPremises", false);
            document.put("targetObjects", targets);
            // Slots are numbered in the order of registration, which a restart has to repeat.
            document.put(
                    "order",
                    tenant.settings().list(SettingKind.EXTENSION_PROPERTY).size());
            tenant.put(new SettingChange(SettingKind.EXTENSION_PROPERTY, fullName, document));
            return document;
        });
    }
}
