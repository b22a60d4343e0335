package io.tenantsync.benchmarks;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.PartnerDefinition;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An emulator in this process, with a source and any number of targets whose anchor is registered. */
final class EmulatedTargets implements AutoCloseable {
    static final String SOURCE = "11111111-1111-4111-8111-111111111111";
    private static final String APP_OBJECT = "0a0a0a0a-0000-4000-8000-00000000000b";
    private static final String SECRET = "s3cret-of-the-toy";

    private final GraphEmulator emulator;
    private final Path folder;
    private final List<Tenant> targets = new ArrayList<>();

    /**
     * @param names of the targets
     * @param users how many people each of them has of its own; the last number goes for the rest
     */
    EmulatedTargets(List<String> names, int... users) {
        List<TenantDefinition> tenants = new ArrayList<>();
        tenants.add(TenantDefinition.of("contoso", SOURCE, "contoso.onmicrosoft.com")
                .withVerifiedDomains(List.of("contoso.com")));
        for (int number = 0; number < names.size(); number++) {
            tenants.add(target(names.get(number), id(number), users[Math.min(number, users.length - 1)]));
        }
        emulator = GraphEmulator.start(EmulatorOptions.of(new Organisation(42, tenants)));
        try {
            folder = Files.createTempDirectory("benchmark");
            Files.writeString(folder.resolve("secret"), SECRET);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("No temporary folder can be made for the toy secret.", unwritable);
        }
        for (int number = 0; number < names.size(); number++) {
            targets.add(tenant(names.get(number), id(number)));
        }
    }

    GraphEmulator emulator() {
        return emulator;
    }

    List<Tenant> targets() {
        return List.copyOf(targets);
    }

    /** Registers the extension that holds anchors. */
    static void prepare(GraphDirectory door) {
        door.batch(
                        List.of(BatchRequest.post(
                                "/applications/" + APP_OBJECT + "/extensionProperties",
                                Map.of(
                                        "name",
                                        "tenantsyncSource",
                                        "dataType",
                                        "String",
                                        "targetObjects",
                                        List.of("User")))),
                        Lane.LIVE)
                .getFirst()
                .successBody();
    }

    AppCounters counters(Tenant tenant) {
        return emulator.control().counters().stream()
                .filter(one -> one.tenant().equals(tenant.name()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        emulator.close();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "22222222-2222-4222-8222-%012d", number);
    }

    /** Each target has an application of its own: Graph limits an application over all tenants too. */
    private static String app(String tenantId) {
        return tenantId.replace('2', '3');
    }

    private static TenantDefinition target(String name, String id, int users) {
        return TenantDefinition.of(name, id, name + ".onmicrosoft.com")
                .withVerifiedDomains(List.of(name + ".com"))
                .withUsers(users)
                .withApps(List.of(AppDefinition.withSecret(
                        app(id),
                        APP_OBJECT,
                        SECRET,
                        List.of("User.ReadWrite.All", "User.Invite.All", "Application.ReadWrite.OwnedBy"))))
                .withPartners(List.of(PartnerDefinition.target(SOURCE)));
    }

    private Tenant tenant(String name, String id) {
        Cloud cloud = Cloud.custom(emulator.graphUrl(), emulator.authorityUrl(), emulator.caCertificate());
        Credential credential = new Credential.Secret(app(id), new SecretSource.InFile(folder.resolve("secret")));
        return new Tenant(name, id, cloud, credential, credential, null);
    }
}
