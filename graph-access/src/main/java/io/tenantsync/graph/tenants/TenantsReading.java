package io.tenantsync.graph.tenants;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns the file's YAML into tenants and notes everything that is wrong on the way. */
final class TenantsReading {
    private static final String CLOUDS =
            "Say global, usgovL4, usgovDoD, china, or {graphUrl: https://..., authorityUrl: https://..., ca: ca.pem}";
    private static final String TENANT_ID = "Give the tenant's id (a GUID) from its overview page";

    private final Path folder;
    private final Problems problems;
    private final CredentialReading credentials;
    private final Set<String> names = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    TenantsReading(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.credentials = new CredentialReading();
    }

    Tenants read(String yaml) {
        List<Tenant> tenants = new ArrayList<>();
        Optional<Section> file = root(yaml);
        file.ifPresent(section -> {
            Node list = section.node("tenants");
            if (list instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
                for (Node one : sequence.getValue()) {
                    tenant(one, "tenants[" + tenants.size() + "]", tenants);
                }
            } else {
                section.wrong("tenants", "there is no list of tenants", "Begin with tenants: and a list below it");
            }
            section.refuseUnknown();
        });
        return new Tenants(tenants);
    }

    private Optional<Section> root(String yaml) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(yaml));
            if (root instanceof MappingNode mapping) {
                return Optional.of(new Section(mapping, "", folder, problems));
            }
            problems.add(1, "(file)", "the file is not a mapping", "Begin with tenants: and a list below it");
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            problems.add(
                    line, "(file)", "the file is not YAML: " + broken.getProblem(), "Mend the line; mind the indent");
        }
        return Optional.empty();
    }

    private void tenant(Node node, String place, List<Tenant> tenants) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(
                    node.getStartMark(), place, "the tenant is not a mapping", "Give it name, tenantId and credential");
            return;
        }
        Section section = new Section(mapping, place, folder, problems);
        String name = section.text("name", "Give the tenant a short name of your own");
        String tenantId = section.guid("tenantId", TENANT_ID).toLowerCase(Locale.ROOT);
        unique(section, "name", name, names);
        unique(section, "tenantId", tenantId, ids);
        Cloud cloud = cloud(section);
        Credential both = credential(section, "credential");
        Credential source = credential(section, "sourceCredential");
        Credential target = credential(section, "targetCredential");
        if (!section.has("credential") && !section.has("sourceCredential") && !section.has("targetCredential")) {
            section.wrong("credential", "there is no credential", CredentialReading.SHAPES);
        }
        String anchor = section.has("anchorApplication")
                ? section.guid("anchorApplication", "Give the application (client) id that owns the anchor extension")
                : null;
        section.refuseUnknown();
        tenants.add(new Tenant(
                name, tenantId, cloud, source == null ? both : source, target == null ? both : target, anchor));
    }

    private void unique(Section section, String key, String value, Set<String> seen) {
        if (!value.isEmpty() && !seen.add(value)) {
            section.wrong(key, "another tenant has the same " + key, "Give each tenant once, with its own " + key);
        }
    }

    private @Nullable Credential credential(Section tenant, String key) {
        Section section = tenant.has(key) ? tenant.section(key, CredentialReading.SHAPES) : null;
        return section == null ? null : credentials.read(section);
    }

    private Cloud cloud(Section tenant) {
        Node node = tenant.node("cloud");
        return switch (node) {
            case null -> Cloud.GLOBAL;
            case MappingNode ignored -> custom(tenant);
            case ScalarNode scalar -> named(tenant, scalar.getValue());
            default -> named(tenant, "?");
        };
    }

    private static Cloud named(Section tenant, String name) {
        return switch (name) {
            case "global" -> Cloud.GLOBAL;
            case "usgovL4" -> Cloud.USGOV_L4;
            case "usgovDoD" -> Cloud.USGOV_DOD;
            case "china" -> Cloud.CHINA;
            default -> {
                tenant.wrong("cloud", "'" + name + "' is not a cloud", CLOUDS);
                yield Cloud.GLOBAL;
            }
        };
    }

    private static Cloud custom(Section tenant) {
        Section section = tenant.section("cloud", CLOUDS);
        if (section == null) {
            return Cloud.GLOBAL;
        }
        String graphUrl = section.text("graphUrl", CLOUDS);
        String authorityUrl = section.text("authorityUrl", CLOUDS);
        Path ca = section.has("ca") ? section.file("ca", "Name the PEM file with the certificates to trust") : null;
        section.refuseUnknown();
        if (graphUrl.isEmpty() || authorityUrl.isEmpty()) {
            return Cloud.GLOBAL;
        }
        try {
            return Cloud.custom(URI.create(graphUrl), URI.create(authorityUrl), ca);
        } catch (IllegalArgumentException noUrl) {
            tenant.wrong("cloud", String.valueOf(noUrl.getMessage()), CLOUDS);
            return Cloud.GLOBAL;
        }
    }
}
