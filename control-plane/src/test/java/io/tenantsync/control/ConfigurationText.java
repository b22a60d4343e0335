package io.tenantsync.control;

import io.tenantsync.control.configuration.ConfigurationFile;
import io.tenantsync.control.configuration.Draft;
import io.tenantsync.control.configuration.KnownTenant;
import io.tenantsync.control.configuration.Problem;
import io.tenantsync.control.configuration.Problems;
import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.rules.MapperRules;
import io.tenantsync.control.yaml.YamlText;
import java.util.List;

/** Texts of configurations, and what reading them gives with the mapper's real language. */
public final class ConfigurationText {
    public static final TenantName CONTOSO = new TenantName("contoso", "11111111-1111-1111-1111-111111111111");
    public static final TenantName FABRIKAM = new TenantName("fabrikam", "22222222-2222-2222-2222-222222222222");
    public static final String ANCHOR = "extension_33333333333333333333333333333333_tenantsyncSource";

    /** The third can only be read, and nobody knows who would own its anchor. */
    public static final List<KnownTenant> TENANTS = List.of(
            new KnownTenant(CONTOSO, true, true, ANCHOR),
            new KnownTenant(FABRIKAM, true, true, ANCHOR),
            new KnownTenant(new TenantName("tailspin", "44444444-4444-4444-4444-444444444444"), true, false, null));

    /** The smallest that is correct. */
    public static final String MINIMAL = """
            configurations:
              - name: contoso-to-fabrikam
                source: contoso
                target: fabrikam
                scope:
                  users: all
            """;

    public static final String ASSIGNED = """
            configurations:
              - name: contoso-to-fabrikam
                source: contoso
                target: fabrikam
                scope:
                  users: assigned
                  assignments:
                    users: [adele@contoso.com]
                    groups: [Sales]
            """;

    private ConfigurationText() {}

    public static ConfigurationFile file() {
        return new ConfigurationFile(YamlText::parse, TENANTS, new MapperRules());
    }

    public static List<Problem> problems(String text, Synchronization... published) {
        Problems problems = new Problems("c.yaml");
        file().read(text, List.of(published), problems);
        return problems.all();
    }

    /** The first configuration of a text without problems. */
    public static Synchronization read(String text) {
        Problems problems = new Problems("c.yaml");
        List<Draft> drafts = file().read(text, List.of(), problems);
        if (!problems.none()) {
            throw new AssertionError(Problem.text(problems.all()));
        }
        return drafts.getFirst().synchronization();
    }
}
