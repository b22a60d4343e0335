package io.tenantsync.detector.graph;

import io.tenantsync.detector.detection.polling.DirectoryFailure;
import io.tenantsync.detector.detection.polling.DirectoryFailure.Kind;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.time.Duration;

/** What a failure of Graph means for polling, and what an administrator can do about it. */
final class GraphTrouble {
    private static final Duration UNTIL_SOMEBODY_ACTS = Duration.ofSeconds(15);

    private GraphTrouble() {}

    static DirectoryFailure of(GraphException failed) {
        GraphFailure failure = failed.failure();
        return switch (failure) {
            case GraphFailure.Gone ignored -> failure(Kind.GONE, failed, "", Duration.ZERO);
            case GraphFailure.Throttled throttled ->
                failure(Kind.PASSING, failed, "; polling goes on by itself", throttled.retryAfter());
            case GraphFailure.Transient ignored ->
                failure(Kind.PASSING, failed, "; polling goes on by itself", Duration.ZERO);
            case GraphFailure.NotSent ignored -> failure(Kind.PASSING, failed, "", Duration.ZERO);
            case GraphFailure.UnknownOutcome ignored -> failure(Kind.PASSING, failed, "", Duration.ZERO);
            case GraphFailure.Unintelligible ignored -> failure(Kind.PASSING, failed, "", Duration.ZERO);
            case GraphFailure.Forbidden ignored ->
                lasting(
                        failed,
                        "; grant the source application User.Read.All, Group.Read.All and GroupMember.Read.All"
                                + " with admin consent");
            case GraphFailure.Refused ignored ->
                lasting(failed, "; if it names a directory extension, correct the configuration that mentions it");
            case GraphFailure.Unauthenticated ignored -> lasting(failed, "");
            case GraphFailure.ForeignHost ignored -> lasting(failed, "; check the tenant's cloud in the tenants file");
            case GraphFailure.NotFound ignored -> lasting(failed, "");
            case GraphFailure.Conflict ignored -> lasting(failed, "");
        };
    }

    private static DirectoryFailure lasting(GraphException failed, String remedy) {
        return failure(Kind.LASTING, failed, remedy, UNTIL_SOMEBODY_ACTS);
    }

    private static DirectoryFailure failure(Kind kind, GraphException failed, String remedy, Duration wait) {
        return new DirectoryFailure(kind, failed.failure().summary() + remedy, wait, failed);
    }
}
