package io.tenantsync.detector.kafka;

import io.tenantsync.schemas.Topics;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which tenants this process polls, if it owns them. Used from the ownership thread only. */
final class SourceTenants {
    private static final Logger log = LoggerFactory.getLogger(SourceTenants.class);

    private final TopicFollower follower;
    private final FollowedConfigurations configurations;
    private final Predicate<String> hasCredential;
    private final Predicate<String> topicExists;
    private final Set<String> reported = new HashSet<>();

    SourceTenants(
            TopicFollower follower,
            FollowedConfigurations configurations,
            Predicate<String> hasCredential,
            Predicate<String> topicExists) {
        this.follower = follower;
        this.configurations = configurations;
        this.hasCredential = hasCredential;
        this.topicExists = topicExists;
    }

    /** Whether the configurations have been read, so that a tenant that is in none needs no polling. */
    boolean known() {
        return follower.caughtUp();
    }

    /** Sources of configurations for which there is a credential. */
    Set<String> readable() {
        return configurations.sources().stream().filter(this::readable).collect(Collectors.toSet());
    }

    /** Those of them whose public stream is there to take what is seen. */
    Set<String> pollable() {
        return readable().stream()
                .filter(tenantId -> topicExists.test(Topics.userChanges(tenantId)))
                .collect(Collectors.toSet());
    }

    private boolean readable(String tenantId) {
        if (hasCredential.test(tenantId)) {
            return true;
        }
        if (reported.add(tenantId)) {
            log.atError()
                    .addKeyValue("tenant", tenantId)
                    .log("a configuration reads people from this tenant, but the tenants file of this service has no"
                            + " source credential for it; add the tenant to the file that tenantsync.tenants-file"
                            + " names and restart");
        }
        return false;
    }
}
