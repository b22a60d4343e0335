package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mail contacts of a tenant, whose addresses nobody else can have. */
final class Contacts {
    private final Tenant tenant;

    Contacts(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The id of the contact that has that proxy address, given with its {@code smtp:} in any case; null if none has. */
    @Nullable
    String holding(String proxyAddress) {
        return find("proxyAddresses", proxyAddress);
    }

    /** Whether a contact's mail is that address. */
    boolean mailed(String address) {
        return find("mail", address) != null;
    }

    private @Nullable String find(String property, String value) {
        for (Map<String, @Nullable Object> contact : tenant.settings().list(SettingKind.CONTACT)) {
            boolean has = Documents.texts(contact, property).stream().anyMatch(value::equalsIgnoreCase)
                    || value.equalsIgnoreCase(Documents.text(contact, property));
            if (has) {
                return Documents.text(contact, "id");
            }
        }
        return null;
    }
}
