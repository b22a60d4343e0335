package io.tenantsync.control.graph;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One tenant with one application, and how its failures are told to people. */
record Door(GraphDirectory directory, Role role) {

    Tenant tenant() {
        return directory.tenant();
    }

    List<BatchAnswer> ask(List<ODataPath> paths) {
        return directory.batch(
                paths.stream().map(path -> BatchRequest.get(path.toString())).toList(), Lane.LIVE);
    }

    BatchAnswer ask(ODataPath path) {
        return ask(List.of(path)).getFirst();
    }

    BatchAnswer post(ODataPath path, Map<String, @Nullable Object> body) {
        return directory
                .batch(List.of(BatchRequest.post(path.toString(), body)), Lane.LIVE)
                .getFirst();
    }

    /**
     * The body of a success; empty if there is no such object.
     *
     * @param permission what the application needs for it, for the remedy
     */
    Optional<Map<String, @Nullable Object>> found(BatchAnswer answer, String permission) {
        return switch (answer.failure()) {
            case null -> Optional.of(answer.successBody());
            case GraphFailure.NotFound ignored -> Optional.empty();
            case GraphFailure other -> throw unexpected(other, permission);
        };
    }

    /** The objects of a list. */
    List<Map<String, @Nullable Object>> listed(BatchAnswer answer, String permission) {
        return found(answer, permission).map(body -> objects(body.get("value"))).orElseGet(List::of);
    }

    UnexpectedAnswer unexpected(GraphFailure failure, String permission) {
        return new UnexpectedAnswer(
                failure.summary(),
                switch (failure) {
                    case GraphFailure.Forbidden ignored ->
                        "Grant " + permission + " to the " + words() + " application of " + tenant().name()
                                + " and consent to it as an administrator";
                    case GraphFailure.Unauthenticated ignored ->
                        "Check tenantId, clientId and secret or certificate of " + tenant().name()
                                + " in the tenants file";
                    case GraphFailure.ForeignHost ignored ->
                        "Check the cloud of " + tenant().name() + " in the tenants file";
                    default -> "Check the way to " + tenant().cloud().graphUrl().getHost() + " and try again";
                });
    }

    /** Objects of a JSON list; whatever is none is left out. */
    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    objects.add((Map<String, @Nullable Object>) map);
                }
            }
        }
        return objects;
    }

    private String words() {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
