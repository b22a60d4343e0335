package io.tenantsync.control.graph;

import io.tenantsync.control.trust.Reading;
import io.tenantsync.graph.odata.ODataPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the domains of a tenant. */
final class GraphDomains {
    private static final String PERMISSION = "Organization.Read.All";

    private GraphDomains() {}

    /** In lower case and sorted, so that the same domains are always the same list. */
    static Reading<List<String>> verified(Door door) {
        return new Reading.Read<>(
                domains(door).stream().map(GraphDomains::name).sorted().toList());
    }

    static Reading<String> initial(Door door) {
        return domains(door).stream()
                .filter(domain -> Boolean.TRUE.equals(domain.get("isInitial")))
                .map(GraphDomains::name)
                .findFirst()
                .<Reading<String>>map(Reading.Read::new)
                .orElseGet(() -> new Reading.Unreadable<>(
                        "Graph names no initial domain", "Check that the tenant is a workforce tenant of Entra"));
    }

    private static List<Map<String, @Nullable Object>> domains(Door door) {
        return door.listed(door.ask(ODataPath.of("organization").select("id", "verifiedDomains")), PERMISSION).stream()
                .flatMap(organization -> Door.objects(organization.get("verifiedDomains")).stream())
                .filter(domain -> domain.get("name") instanceof String)
                .toList();
    }

    private static String name(Map<String, @Nullable Object> domain) {
        return Objects.requireNonNull(domain.get("name")).toString().toLowerCase(Locale.ROOT);
    }
}
