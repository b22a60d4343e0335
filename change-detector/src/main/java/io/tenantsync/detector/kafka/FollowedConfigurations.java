package io.tenantsync.detector.kafka;

import io.tenantsync.detector.codec.ConfigurationCodec;
import io.tenantsync.detector.codec.ConfigurationCodec.Watch;
import io.tenantsync.detector.detection.polling.SourceScope;
import io.tenantsync.schemas.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last good value of every configuration, as far as the detector needs it. Thread-safe. */
final class FollowedConfigurations {
    private final Map<String, Watch> byId = new ConcurrentHashMap<>();

    void take(String id, @Nullable Configuration configuration) {
        if (configuration == null) {
            byId.remove(id);
        } else {
            byId.put(id, ConfigurationCodec.toDomain(configuration));
        }
    }

    /** Tenants that some configuration reads people from. */
    Set<String> sources() {
        return byId.values().stream()
                .filter(Watch::active)
                .map(Watch::sourceTenantId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    SourceScope scope(String tenantId) {
        List<Watch> watches = byId.values().stream()
                .filter(watch -> watch.active() && watch.sourceTenantId().equals(tenantId))
                .toList();
        return new SourceScope(
                watches.stream().map(Watch::groups).toList(),
                watches.stream().flatMap(watch -> watch.extensions().stream()).collect(Collectors.toSet()));
    }
}
