package io.tenantsync.endtoend;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.organisation.Organisation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Both tenants of a demo, before anything happened and now. */
final class Tenants {
    static final String SOURCE_ID = "11111111-1111-1111-1111-111111111111";
    static final String TARGET_ID = "22222222-2222-2222-2222-222222222222";
    static final long SEED = 42;

    private Tenants() {}

    /** An oracle over the state that a demo left in its data folder; the demo must have ended. */
    static Oracle oracle(Path dataFolder, int users) {
        List<JsonNode> before;
        try (GraphEmulator fresh = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(users, SEED)))) {
            before = target(fresh);
        }
        try (GraphEmulator left = GraphEmulator.start(
                EmulatorOptions.of(Organisation.demo(users, SEED)).withDataFolder(dataFolder.resolve("emulator")))) {
            Directory source = open(left, "contoso");
            Set<String> assigned = source.peopleIn("Cross-tenant collaboration");
            return new Oracle(SOURCE_ID, source.exportUsers("contoso"), assigned, before, target(left));
        }
    }

    private static List<JsonNode> target(GraphEmulator emulator) {
        return open(emulator, "fabrikam").exportUsers("fabrikam");
    }

    private static Directory open(GraphEmulator emulator, String name) {
        return Directory.open(emulator.authorityUrl(), emulator.caCertificate(), name);
    }
}
