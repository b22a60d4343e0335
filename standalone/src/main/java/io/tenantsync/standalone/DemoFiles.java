package io.tenantsync.standalone;

import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.TenantDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that an operator would write, made for the emulator's two tenants. */
final class DemoFiles {
    static final String SOURCE = "contoso";
    static final String TARGET = "fabrikam";
    /** The secret of the app by which the demo's user changes the source. */
    static final String ADMINISTRATOR = SOURCE + "-administrator";

    private static final String CONFIGURATION = """
            # What the demo synchronises. Edit it while the demo runs, then: ./tenantsync apply -f <this file>
            configurations:
              - name: contoso-to-fabrikam
                source: contoso
                target: fabrikam
                scope:
                  users: assigned
                  assignments: { groups: [Cross-tenant collaboration], nestedGroups: true }
            """;

    private DemoFiles() {}

    /** Writes tenants file, secrets and, unless there is one, the configuration. */
    static void write(DataFolder folder, GraphEmulator emulator, Organisation organisation) {
        StringBuilder yaml = new StringBuilder("# Made by the demo: the emulator's tenants.\ntenants:\n");
        for (TenantDefinition tenant : organisation.tenants()) {
            AppDefinition app = tenant.apps().getFirst();
            Path secret = folder.secret(tenant.name()).toAbsolutePath();
            DataFolder.writeSecret(secret, String.valueOf(app.secret()));
            if (tenant.name().equals(SOURCE)) {
                AppDefinition administrator = tenant.apps().getLast();
                DataFolder.writeSecret(folder.secret(ADMINISTRATOR), String.valueOf(administrator.secret()));
            }
            yaml.append("""
                      - name: %s
                        tenantId: %s
                        cloud: { graphUrl: "%s", authorityUrl: "%s", ca: "%s" }
                        credential: { type: secret, clientId: %s, secretFile: "%s" }
                    """.formatted(
                            tenant.name(),
                            tenant.tenantId(),
                            emulator.graphUrl(),
                            emulator.authorityUrl(),
                            emulator.caCertificate().toAbsolutePath(),
                            app.clientId(),
                            secret));
        }
        try {
            Files.writeString(folder.tenantsFile(), yaml);
            if (!Files.exists(folder.configurationFile())) {
                Files.writeString(folder.configurationFile(), CONFIGURATION);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
