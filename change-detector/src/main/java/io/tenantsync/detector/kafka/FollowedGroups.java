package io.tenantsync.detector.kafka;

import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupState;
import io.tenantsync.schemas.UserKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which group is inside which, as the merge has it. Thread-safe. */
final class FollowedGroups {
    private final Map<UserKey, List<String>> parents = new ConcurrentHashMap<>();

    void take(UserKey key, @Nullable Group group) {
        if (group == null) {
            parents.remove(key);
        } else if (group.getWhat() instanceof GroupState state) {
            parents.put(key, List.copyOf(state.getParents()));
        }
    }

    Map<String, Set<String>> childrenOf(String tenantId) {
        Map<String, Set<String>> children = new HashMap<>();
        parents.forEach((child, itsParents) -> {
            if (child.tenantId().equals(tenantId)) {
                itsParents.forEach(parent ->
                        children.computeIfAbsent(parent, any -> new HashSet<>()).add(child.userId()));
            }
        });
        return children;
    }
}
