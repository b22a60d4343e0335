package io.tenantsync.detector.graph;

import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserFact.Manager;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads people one by one, many in a batch: alive, else among the deleted, else nowhere. */
final class GraphLookups {
    private static final String MANAGER = "manager";

    private final GraphDirectory directory;

    GraphLookups(GraphDirectory directory) {
        this.directory = directory;
    }

    Map<String, UserFact> look(List<String> userIds, List<String> select) {
        List<String> properties =
                select.stream().filter(name -> !name.equals(MANAGER)).toList();
        Map<String, UserFact> found = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        List<BatchAnswer> answers = directory.batch(
                userIds.stream().map(id -> alive(id, properties)).toList(), Lane.LIVE);
        for (int i = 0; i < answers.size(); i++) {
            BatchAnswer answer = answers.get(i);
            if (answer.succeeded()) {
                found.put(userIds.get(i), person(answer.successBody(), properties));
            } else if (answer.failure() instanceof GraphFailure.NotFound) {
                absent.add(userIds.get(i));
            }
        }
        found.putAll(amongDeleted(absent));
        return found;
    }

    private Map<String, UserFact> amongDeleted(List<String> userIds) {
        Map<String, UserFact> found = new LinkedHashMap<>();
        if (userIds.isEmpty()) {
            return found;
        }
        List<BatchAnswer> answers =
                directory.batch(userIds.stream().map(GraphLookups::deleted).toList(), Lane.LIVE);
        for (int i = 0; i < answers.size(); i++) {
            BatchAnswer answer = answers.get(i);
            if (answer.succeeded()) {
                found.put(userIds.get(i), new UserFact.Removed(false));
            } else if (answer.failure() instanceof GraphFailure.NotFound) {
                found.put(userIds.get(i), new UserFact.NotFound());
            }
        }
        return found;
    }

    private static BatchRequest alive(String id, List<String> properties) {
        return BatchRequest.get(ODataPath.user(id)
                .select(properties)
                .with("$expand", MANAGER + "($levels=1;$select=id)")
                .toString());
    }

    private static BatchRequest deleted(String id) {
        return BatchRequest.get(
                ODataPath.of("directory", "deletedItems", id).select("id").toString());
    }

    /** A single read is whole: what was selected and is not mentioned has no value. */
    private static UserFact person(Map<String, @Nullable Object> body, List<String> properties) {
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(body);
        properties.forEach(name -> whole.putIfAbsent(name, null));
        whole.remove("id");
        whole.remove(MANAGER);
        return new UserFact.Properties(GraphValues.flat(whole), manager(body.get(MANAGER)));
    }

    private static Manager manager(@Nullable Object manager) {
        return new Manager(
                manager instanceof Map<?, ?> fields && fields.get("id") instanceof String id
                        ? GraphSource.lower(id)
                        : null);
    }
}
