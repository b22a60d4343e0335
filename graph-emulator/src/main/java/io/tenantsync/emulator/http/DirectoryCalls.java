package io.tenantsync.emulator.http;

import io.tenantsync.emulator.control.DirectoryControl;
import io.tenantsync.emulator.directory.Documents;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of the control API that changes what stands in a tenant. */
final class DirectoryCalls {
    static final String KNOWN = "PUT consent, person, contact, invitations";

    private final DirectoryControl control;

    DirectoryCalls(DirectoryControl control) {
        this.control = control;
    }

    /** Does what is asked; false if it is none of its calls. */
    boolean take(String call, Map<String, @Nullable Object> body) {
        String tenant = Documents.text(body, "tenant");
        switch (call) {
            case "PUT consent" ->
                control.grant(tenant, Documents.text(body, "clientId"), Documents.texts(body, "roles"));
            case "PUT person" -> person(tenant, body);
            case "PUT contact" ->
                control.contact(
                        tenant,
                        Documents.text(body, "displayName"),
                        Documents.text(body, "mail"),
                        Documents.texts(body, "proxyAddresses"));
            case "PUT invitations" ->
                control.invitations(
                        tenant,
                        Documents.text(body, "allowInvitesFrom"),
                        Documents.texts(body, "allowedDomains"),
                        Documents.texts(body, "blockedDomains"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void person(String tenant, Map<String, @Nullable Object> body) {
        String user = Documents.text(body, "user");
        if (body.get("directoryRoles") instanceof List<?>) {
            control.directoryRoles(tenant, user, Documents.texts(body, "directoryRoles"));
        }
        if (body.get("mailbox") instanceof Boolean held) {
            control.mailbox(tenant, user, held);
        }
        if (body.containsKey("onPremisesSyncEnabled")) {
            control.onPremises(tenant, user, body.get("onPremisesSyncEnabled") instanceof Boolean flag ? flag : null);
        }
    }
}
