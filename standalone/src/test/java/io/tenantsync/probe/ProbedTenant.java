package io.tenantsync.probe;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.TenantsFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An emulated tenant to probe, with the file by which an operator would name it. */
public final class ProbedTenant implements AutoCloseable {
    public static final String NAME = "fabrikam";
    private static final String APP = "0a0a0a0a-0000-4000-8000-00000000000a";
    private static final String ID = "22222222-2222-4222-8222-222222222222";

    final GraphDirectory graph;
    private final Path tenantsFile;
    private final GraphEmulator emulator;
    private final SdkGraphDirectories directories = new SdkGraphDirectories(GraphSettings.defaults());

    public ProbedTenant(Path folder) throws IOException {
        emulator = GraphEmulator.start(EmulatorOptions.of(new Organisation(
                42,
                List.of(TenantDefinition.of(NAME, ID, "fabrikam.onmicrosoft.com")
                        .withUsers(5)
                        .withApps(List.of(AppDefinition.withSecret(
                                APP,
                                "0a0a0a0a-0000-4000-8000-00000000000b",
                                "toy",
                                List.of("User.ReadWrite.All", "User.Invite.All", "User.DeleteRestore.All"))))))));
        Files.writeString(folder.resolve("secret"), "toy");
        tenantsFile = Files.writeString(folder.resolve("tenants.yaml"), """
                tenants:
                  - name: %s
                    tenantId: %s
                    cloud: {graphUrl: "%s", authorityUrl: "%s", ca: "%s"}
                    targetCredential: {type: secret, clientId: %s, secretFile: secret}
                """.formatted(
                        NAME, ID, emulator.graphUrl(), emulator.authorityUrl(), emulator.caCertificate(), APP));
        graph = directories.open(TenantsFile.read(tenantsFile).named(NAME).orElseThrow(), Role.TARGET);
    }

    public Path tenantsFile() {
        return tenantsFile;
    }

    /** How much the application has written so far. */
    public long writes() {
        return emulator.control().counters().stream()
                .mapToLong(AppCounters::writes)
                .sum();
    }

    void behave(Switches switches) {
        emulator.control().faults().clear();
        emulator.control().switches(switches);
    }

    void fault(String rule) {
        emulator.control().faults().add(rule);
    }

    /** Lines of users of a run who are there or can be restored. */
    public List<String> left(String runId) {
        StringWriter users = new StringWriter();
        emulator.control().exportUsers(NAME, users);
        return users.toString()
                .lines()
                .filter(line -> line.contains("tenantsync-probe-" + runId + "-"))
                .toList();
    }

    @Override
    public void close() {
        directories.close();
        emulator.close();
    }
}
