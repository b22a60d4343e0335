package io.tenantsync.emulator.organisation;

import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.quota.QuotaFields;
import io.tenantsync.emulator.quota.QuotaSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads an organisation from YAML; certificates are looked for beside the file. */
final class OrganisationFile {
    private final Path file;

    OrganisationFile(Path file) {
        this.file = file;
    }

    Organisation read() {
        YamlSection root = new YamlSection(file, "", load());
        root.allow("seed", "tenants");
        List<TenantDefinition> tenants = new ArrayList<>();
        Map<String, Behaviour> behaviours = new LinkedHashMap<>();
        for (YamlSection section : root.sections("tenants")) {
            TenantDefinition tenant = tenant(section);
            tenants.add(tenant);
            behaviours.put(tenant.name(), behaviour(section));
        }
        if (tenants.isEmpty()) {
            throw root.wrong("tenants", "must list at least one tenant");
        }
        return new Organisation(root.number("seed", 1), tenants, behaviours);
    }

    private TenantDefinition tenant(YamlSection section) {
        section.allow(
                "name",
                "tenantId",
                "initialDomain",
                "verifiedDomains",
                "users",
                "apps",
                "partners",
                "earlierGuests",
                "quotas",
                "switches");
        List<AppDefinition> apps = new ArrayList<>();
        section.sections("apps").forEach(app -> apps.add(app(app)));
        return new TenantDefinition(
                section.text("name"),
                section.guid("tenantId"),
                section.text("initialDomain"),
                section.texts("verifiedDomains"),
                Math.toIntExact(section.number("users", 0)),
                apps,
                section.sections("partners").stream()
                        .map(OrganisationFile::partner)
                        .toList(),
                section.sections("earlierGuests").stream()
                        .map(OrganisationFile::guests)
                        .toList());
    }

    private static Behaviour behaviour(YamlSection section) {
        Fields fields = section.fields();
        return new Behaviour(
                fields.has("quotas") ? QuotaFields.read(fields.object("quotas")) : QuotaSettings.OFF,
                SwitchFields.read(fields.object("switches")));
    }

    private AppDefinition app(YamlSection section) {
        section.allow("clientId", "objectId", "secret", "certificate", "roles");
        String certificate = section.find("certificate");
        String secret = section.find("secret");
        if (certificate == null && secret == null) {
            throw section.wrong("secret", "or certificate must be given, or the app cannot get a token");
        }
        return new AppDefinition(
                section.guid("clientId"),
                section.guid("objectId"),
                secret,
                certificate == null ? null : file.resolveSibling(certificate),
                section.texts("roles"));
    }

    private static PartnerDefinition partner(YamlSection section) {
        section.allow("tenantId", "inboundAllowed", "outboundAllowed", "userSyncInbound");
        return new PartnerDefinition(
                section.guid("tenantId"),
                section.flag("inboundAllowed"),
                section.flag("outboundAllowed"),
                section.flag("userSyncInbound"));
    }

    private static EarlierGuests guests(YamlSection section) {
        section.allow("tenant", "samePeople", "strangers", "colliding");
        return new EarlierGuests(
                section.text("tenant"),
                Math.toIntExact(section.number("samePeople", 0)),
                Math.toIntExact(section.number("strangers", 0)),
                Math.toIntExact(section.number("colliding", 0)));
    }

    private Map<?, ?> load() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            @Nullable Object loaded = new Yaml(new SafeConstructor(options)).load(reader);
            if (loaded instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalArgumentException(
                    file + " is not an organisation. It must start with the keys 'seed' and 'tenants'.");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + e.getMessage() + "). Give the path of a YAML file.", e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
        }
    }
}
