package io.tenantsync.graph.failure;

import io.tenantsync.graph.delta.DeltaLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from an answer that is no success what went wrong. The one place where Graph's codes are known. */
public final class Classifier {
    private static final Pattern RESYNC = Pattern.compile(
            "syncState(NotFound|Invalid)|resync.*|Directory_ExpiredPageToken|badDeltaToken", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONFLICT_CODE =
            Pattern.compile("ObjectConflict|ConflictingObjects|Request_MultipleObjectsWithSameKeyValue");

    /** Graph has no code for these conflicts, so here, and only here, its text decides. */
    private static final Pattern CONFLICT_TEXT = Pattern.compile(
            "^Another object with the same value|^A conflicting object with one or more|already exists? in the directory"
                    + "|object references already exist",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAMED_PROPERTY =
            Pattern.compile("\\b(?:property|properties:) '?([A-Za-z][A-Za-z0-9_]*)'?", Pattern.CASE_INSENSITIVE);

    private final InstantSource clock;

    /** @param clock turns a date in {@code Retry-After} into a wait */
    public Classifier(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The failure that an answer stands for.
     *
     * @param repeatable whether doing the request twice is the same as doing it once; false for a POST, which may have been
     *     applied in spite of a 5xx
     * @param status not a success
     * @param headers of the answer, names in lower case
     */
    public GraphFailure classify(boolean repeatable, int status, Map<String, String> headers, GraphError error) {
        if (status == 410 || (status / 100 == 4 && anyCode(error, RESYNC))) {
            String location = headers.get("location");
            return new GraphFailure.Gone(location == null ? null : new DeltaLink(location));
        }
        return switch (status) {
            // 424: another request of the batch failed and this one was never run, as with 429.
            case 429, 424 -> new GraphFailure.Throttled(orZero(RetryAfter.in(headers, clock.instant())));
            case 401 -> unauthenticated(error);
            case 403 -> new GraphFailure.Forbidden(code(status, error), error.message());
            case 404 -> new GraphFailure.NotFound(code(status, error), error.message());
            case 409 -> conflict(status, error);
            case 408 -> passing(repeatable, status, error);
            case 423 -> new GraphFailure.Transient(status, code(status, error), error.message());
            case 501, 505 -> refused(status, error);
            default -> status / 100 == 4 ? refusedOrConflict(status, error) : other(repeatable, status, error);
        };
    }

    private static GraphFailure unauthenticated(GraphError error) {
        // The invitation API says 401 Unauthorized when the tenant does not allow invitations; the token is good then.
        return error.code().equals("Unauthorized")
                ? new GraphFailure.Forbidden(error.code(), error.message())
                : new GraphFailure.Unauthenticated(code(401, error), error.message());
    }

    private static GraphFailure conflict(int status, GraphError error) {
        // Two writers at the same object at the same time: neither was applied, and a moment later it works.
        return error.codes().anyMatch(code -> code.endsWith("ConcurrencyViolation"))
                ? new GraphFailure.Transient(status, code(status, error), error.message())
                : new GraphFailure.Conflict(property(error), code(status, error), error.message());
    }

    private static GraphFailure refusedOrConflict(int status, GraphError error) {
        boolean conflict = anyCode(error, CONFLICT_CODE)
                || error.details().stream()
                        .anyMatch(detail -> CONFLICT_CODE.matcher(detail.code()).matches())
                || CONFLICT_TEXT.matcher(error.message()).find();
        return conflict ? conflict(status, error) : refused(status, error);
    }

    private static GraphFailure refused(int status, GraphError error) {
        return new GraphFailure.Refused(property(error), code(status, error), error.message());
    }

    private static GraphFailure other(boolean repeatable, int status, GraphError error) {
        if (status / 100 == 5) {
            return passing(repeatable, status, error);
        }
        String what = "status " + status + " where a success or an error was expected";
        return repeatable ? new GraphFailure.Unintelligible(what) : new GraphFailure.UnknownOutcome(what);
    }

    private static GraphFailure passing(boolean repeatable, int status, GraphError error) {
        return repeatable
                ? new GraphFailure.Transient(status, code(status, error), error.message())
                : new GraphFailure.UnknownOutcome("Graph answered " + status + " (" + code(status, error) + ")");
    }

    private static boolean anyCode(GraphError error, Pattern pattern) {
        return error.codes().anyMatch(code -> pattern.matcher(code).matches());
    }

    private static @Nullable String property(GraphError error) {
        for (GraphError.Detail detail : error.details()) {
            if (detail.target() != null) {
                return detail.target();
            }
        }
        Matcher named = NAMED_PROPERTY.matcher(error.message());
        return named.find() ? named.group(1) : null;
    }

    /** Codes go into logs, so one that is not a plain word is not taken over. */
    private static String code(int status, GraphError error) {
        return error.code().matches("[A-Za-z0-9_.-]{1,100}") ? error.code() : "status-" + status;
    }

    private static Duration orZero(@Nullable Duration wait) {
        return wait == null ? Duration.ZERO : wait;
    }
}
