package io.tenantsync.graph.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tenantsync.graph.delta.DeltaLink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {
    private static final boolean REPEATABLE = true;
    private static final boolean POST = false;
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Classifier classifier = new Classifier(InstantSource.fixed(NOW));

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(REPEATABLE, 429, error("TooManyRequests", ""), new GraphFailure.Throttled(Duration.ZERO)),
                arguments(POST, 429, error("TooManyRequests", ""), new GraphFailure.Throttled(Duration.ZERO)),
                arguments(POST, 424, GraphError.NONE, new GraphFailure.Throttled(Duration.ZERO)),
                arguments(REPEATABLE, 503, GraphError.NONE, new GraphFailure.Transient(503, "status-503", "")),
                arguments(POST, 503, GraphError.NONE, unknown("Graph answered 503 (status-503)")),
                arguments(POST, 504, error("x", ""), unknown("Graph answered 504 (x)")),
                arguments(POST, 408, GraphError.NONE, unknown("Graph answered 408 (status-408)")),
                arguments(REPEATABLE, 500, error("x", "m"), new GraphFailure.Transient(500, "x", "m")),
                arguments(POST, 423, error("x", "m"), new GraphFailure.Transient(423, "x", "m")),
                arguments(
                        REPEATABLE,
                        501,
                        error("NotImplemented", "m"),
                        new GraphFailure.Refused(null, "NotImplemented", "m")),
                arguments(REPEATABLE, 404, error("r", "m"), new GraphFailure.NotFound("r", "m")),
                arguments(
                        REPEATABLE,
                        401,
                        error("InvalidAuthenticationToken", "m"),
                        new GraphFailure.Unauthenticated("InvalidAuthenticationToken", "m")),
                arguments(POST, 401, error("Unauthorized", "m"), new GraphFailure.Forbidden("Unauthorized", "m")),
                arguments(
                        REPEATABLE,
                        403,
                        error("Authorization_RequestDenied", "m"),
                        new GraphFailure.Forbidden("Authorization_RequestDenied", "m")),
                arguments(REPEATABLE, 302, GraphError.NONE, odd(302)),
                arguments(POST, 302, GraphError.NONE, unknown("status 302 where a success or an error was expected")),
                arguments(POST, 202, GraphError.NONE, unknown("status 202 where a success or an error was expected")),
                arguments(REPEATABLE, 410, error("resyncRequired", "m"), new GraphFailure.Gone(null)),
                arguments(REPEATABLE, 410, GraphError.NONE, new GraphFailure.Gone(null)),
                arguments(REPEATABLE, 400, error("SyncStateNotFound", "m"), new GraphFailure.Gone(null)),
                arguments(REPEATABLE, 400, error("Directory_ExpiredPageToken", "m"), new GraphFailure.Gone(null)),
                arguments(REPEATABLE, 400, inner("BadRequest", "badDeltaToken"), new GraphFailure.Gone(null)),
                arguments(
                        REPEATABLE,
                        400,
                        detail("userPrincipalName", "ObjectConflict"),
                        new GraphFailure.Conflict("userPrincipalName", "Request_BadRequest", "m")),
                arguments(
                        REPEATABLE,
                        400,
                        detail("userPrincipalName", "InvalidValue"),
                        new GraphFailure.Refused("userPrincipalName", "Request_BadRequest", "m")),
                arguments(
                        REPEATABLE,
                        400,
                        error("Request_BadRequest", "Property usageLocation is invalid."),
                        new GraphFailure.Refused(
                                "usageLocation", "Request_BadRequest", "Property usageLocation is invalid.")),
                arguments(
                        POST,
                        400,
                        error("Request_BadRequest", "A conflicting object with one or more of the specified"),
                        new GraphFailure.Conflict(
                                null, "Request_BadRequest", "A conflicting object with one or more of the specified")),
                arguments(
                        POST,
                        400,
                        error("BadRequest", "The invited user already exists in the directory as object ID: 1."),
                        new GraphFailure.Conflict(
                                null,
                                "BadRequest",
                                "The invited user already exists in the directory as object ID: 1.")),
                arguments(
                        REPEATABLE,
                        409,
                        error("Request_MultipleObjectsWithSameKeyValue", "m"),
                        new GraphFailure.Conflict(null, "Request_MultipleObjectsWithSameKeyValue", "m")),
                arguments(
                        REPEATABLE,
                        409,
                        error("Directory_ConcurrencyViolation", "m"),
                        new GraphFailure.Transient(409, "Directory_ConcurrencyViolation", "m")),
                arguments(
                        REPEATABLE, 400, error("BadRequest", "m"), new GraphFailure.Refused(null, "BadRequest", "m")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsFromStatusAndCodeWhatWentWrong(boolean repeatable, int status, GraphError error, GraphFailure expected) {
        assertThat(classifier.classify(repeatable, status, Map.of(), error)).isEqualTo(expected);
    }

    @Test
    void followsTheLocationOfAReset() {
        Map<String, String> headers = Map.of("location", "https://graph/v1.0/users/delta?$deltatoken=");
        assertThat(classifier.classify(REPEATABLE, 410, headers, GraphError.NONE))
                .isEqualTo(new GraphFailure.Gone(new DeltaLink("https://graph/v1.0/users/delta?$deltatoken=")));
    }

    @ParameterizedTest
    @CsvSource({
        "410, ''",
        "410, resyncRequired",
        "400, syncStateNotFound",
        "404, SyncStateNotFound",
        "400, syncStateInvalid",
        "400, resyncChangesApplyDifferences",
        "400, resyncUploadDifferences",
        "400, Directory_ExpiredPageToken",
        "400, badDeltaToken",
    })
    void knowsEveryFormOfAReset(int status, String code) {
        assertThat(classifier.classify(REPEATABLE, status, Map.of(), error(code, "m")))
                .isEqualTo(new GraphFailure.Gone(null));
        assertThat(classifier.classify(REPEATABLE, status, Map.of(), inner("BadRequest", code)))
                .isEqualTo(new GraphFailure.Gone(null));
    }

    @Test
    void keepsWhatGraphAskedToWait() {
        assertThat(classifier.classify(POST, 429, Map.of("retry-after", "31,120"), GraphError.NONE))
                .isEqualTo(new GraphFailure.Throttled(Duration.ofSeconds(31)));
    }

    @Test
    void readsARetryAfterThatIsADate() {
        assertThat(RetryAfter.in(Map.of("retry-after", "Mon, 23 Nov 2026 10:00:07 GMT"), NOW))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void ignoresARetryAfterThatMakesNoSense(String value) {
        assertThat(RetryAfter.in(Map.of("retry-after", value), NOW)).isNull();
    }

    static List<String> senseless() {
        return List.of("", "0", "-5", "soon", "99999999999999", "Mon, 23 Nov 2026 09:00:00 GMT");
    }

    @Test
    void readsTheEnvelopeInBothSpellingsAndSurvivesOthers() {
        Map<String, Object> body = Map.of(
                "error",
                Map.of(
                        "code",
                        "a",
                        "innererror",
                        Map.of("code", "b", "innerError", Map.of("code", "c")),
                        "details",
                        List.of("x", Map.of("target", "t"))));
        assertThat(GraphError.in(body))
                .isEqualTo(new GraphError("a", "", List.of("b", "c"), List.of(new GraphError.Detail("t", ""))));
        assertThat(GraphError.in(Map.of("error", "text"))).isSameAs(GraphError.NONE);
        assertThat(GraphError.in(null)).isSameAs(GraphError.NONE);
    }

    @Test
    void putsNeitherMessagesNorStrangeCodesIntoTheLoggableSummary() {
        GraphFailure failure = classifier.classify(
                REPEATABLE, 404, Map.of(), error("adele@contoso.com\n", "Resource 'adele@contoso.com' does not exist"));
        assertThat(new GraphException(failure)).hasMessage("Graph does not find the object (status-404)");
    }

    private static GraphError error(String code, String message) {
        return new GraphError(code, message, List.of(), List.of());
    }

    private static GraphError inner(String code, String inner) {
        return new GraphError(code, "m", List.of(inner), List.of());
    }

    private static GraphError detail(String target, String code) {
        return new GraphError("Request_BadRequest", "m", List.of(), List.of(new GraphError.Detail(target, code)));
    }

    private static GraphFailure unknown(String what) {
        return new GraphFailure.UnknownOutcome(what);
    }

    private static GraphFailure odd(int status) {
        return new GraphFailure.Unintelligible("status " + status + " where a success or an error was expected");
    }
}
