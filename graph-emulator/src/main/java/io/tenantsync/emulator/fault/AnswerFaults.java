package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.fault.Fault.NotFoundAfterCreate;
import io.tenantsync.emulator.fault.Fault.OfAnswer;
import io.tenantsync.emulator.fault.Fault.Status;
import io.tenantsync.emulator.graph.GraphErrors;
import io.tenantsync.emulator.graph.GraphRequest;
import io.tenantsync.emulator.graph.GraphResponse;
import io.tenantsync.emulator.graph.GraphService;
import io.tenantsync.emulator.graph.ThrottledGraph;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Faults in what Graph says, whatever it was asked. */
final class AnswerFaults {
    private static final String GATEWAY_PAGE =
            "<html><head><title>%d</title></head><body><center><h1>%d</h1></center><hr>gateway</body></html>";

    static boolean possible(OfAnswer fault, GraphRequest request) {
        return switch (fault) {
            case NotFoundAfterCreate young -> newKey(request, young.time()) != null;
            case Fault.ForeignLink link -> request.method().equals("GET");
            case Status status -> true;
            case Fault.Delay delay -> true;
            case Fault.ExpiredToken expired -> true;
            case Fault.ClaimsChallenge challenge -> true;
            case Fault.Switched switched -> true;
            case Fault.OfDelta delta -> DeltaFaults.possible(delta, request);
        };
    }

    GraphService around(OfAnswer fault, GraphService inner) {
        return (request, requestId) -> switch (fault) {
            case Status status -> {
                if (status.applied()) {
                    inner.answer(request, requestId);
                }
                yield status(status, request, requestId);
            }
            case Fault.Delay delay -> {
                delay.pass();
                yield inner.answer(request, requestId);
            }
            case NotFoundAfterCreate young ->
                GraphErrors.of(
                        Refusal.notFound(String.valueOf(newKey(request, young.time()))),
                        requestId,
                        () -> GraphErrors.date(request));
            case Fault.ExpiredToken expired -> unauthorised(request, requestId, "");
            case Fault.ClaimsChallenge challenge -> unauthorised(request, requestId, claims(request));
            case Fault.Switched switched ->
                request.tenant().switches().with(switched.on()).during(() -> inner.answer(request, requestId));
            case Fault.ForeignLink link ->
                Pages.changed(
                        inner.answer(request, requestId),
                        page -> page.replaceAll((name, value) -> name.endsWith("Link") && value instanceof String url
                                ? url.replace(hostOf(request.base()), link.host())
                                : value));
            case Fault.OfDelta delta -> throw new IllegalArgumentException("delta faults have a place of their own");
        };
    }

    private static GraphResponse status(Status fault, GraphRequest request, String requestId) {
        GraphResponse response = body(fault, request, requestId);
        return fault.retryAfter() == null ? response : response.with("Retry-After", fault.retryAfter());
    }

    private static GraphResponse body(Status fault, GraphRequest request, String requestId) {
        int status = fault.status();
        if (fault.html()) {
            GraphResponse plain = GraphResponse.plain(GATEWAY_PAGE.formatted(status, status));
            return new GraphResponse(status, plain.headers(), null, plain.text())
                    .with("Content-Type", "text/html; charset=utf-8");
        }
        if (status == 429 && fault.code() == null) {
            return ThrottledGraph.tooManyRequests(request, requestId);
        }
        String code = fault.code() == null ? usualCode(status) : fault.code();
        return GraphErrors.error(
                status, code, "A fault of the emulator: " + status + ".", requestId, () -> GraphErrors.date(request));
    }

    private static String usualCode(int status) {
        return switch (status) {
            case 400 -> "Request_BadRequest";
            case 403 -> "Authorization_RequestDenied";
            case 404 -> "Request_ResourceNotFound";
            case 409 -> "Request_MultipleObjectsWithSameKeyValue";
            case 423 -> "Locked";
            case 429 -> "TooManyRequests";
            case 502 -> "BadGateway";
            case 503 -> "ServiceUnavailable";
            case 504 -> "GatewayTimeout";
            default -> status < 500 ? "BadRequest" : "InternalServerError";
        };
    }

    private static GraphResponse unauthorised(GraphRequest request, String requestId, String challenge) {
        String message = challenge.isEmpty()
                ? "Lifetime validation failed, the token is expired."
                : "Continuous access evaluation resulted in challenge with result: InteractionRequired and code:"
                        + " TokenIssuedBeforeRevocationTimestamp";
        return GraphErrors.error(401, "InvalidAuthenticationToken", message, requestId, () -> GraphErrors.date(request))
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://" + hostOf(request.base())
                                + "/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\""
                                + challenge);
    }

    private static String claims(GraphRequest request) {
        long now = request.tenant().clock().now() / 1_000;
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + now + "\"}}}";
        return ", error=\"insufficient_claims\", claims=\""
                + Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    /** The id in the path, if it is of an object younger than that. */
    private static @Nullable String newKey(GraphRequest request, Duration time) {
        if (request.path().size() < 2) {
            return null;
        }
        UUID id = ObjectKeys.uuid(request.segment(1));
        Tenant tenant = request.tenant();
        ObjectType type = request.segment(0).equals("groups") ? ObjectType.GROUP : ObjectType.USER;
        Property created = tenant.schema(type).find("createdDateTime");
        if (id == null || created == null) {
            return null;
        }
        DirectoryObject object = tenant.read(() -> tenant.objects().find(type, id));
        boolean young = object != null
                && object.current().get(created) instanceof Instant at
                && at.plus(time).toEpochMilli() > tenant.clock().now();
        return young ? request.segment(1) : null;
    }

    private static String hostOf(String base) {
        return base.substring("https://".length(), base.indexOf('/', "https://".length()));
    }
}
