package io.tenantsync.control;

import io.tenantsync.control.configuration.ConfigurationFile;
import io.tenantsync.control.configuration.Problem;
import io.tenantsync.control.configuration.Problems;
import io.tenantsync.control.rules.MapperRules;
import io.tenantsync.control.yaml.YamlText;
import io.tenantsync.graph.tenants.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks a configuration file as far as that goes without broker and tenants. */
public final class OfflineCheck {
    private OfflineCheck() {}

    /**
     * Everything that is wrong, in the order of the file; {@link Problem#text} makes it lines for people.
     *
     * @throws IOException if the file cannot be read
     */
    public static List<Problem> check(Path file, Tenants tenants) throws IOException {
        Problems problems = new Problems(file.toString());
        new ConfigurationFile(YamlText::parse, KnownTenants.of(tenants), new MapperRules())
                .read(Files.readString(file), List.of(), problems);
        return problems.all();
    }
}
