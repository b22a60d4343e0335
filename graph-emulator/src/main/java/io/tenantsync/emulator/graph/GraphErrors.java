package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Refusal.Detail;
import io.tenantsync.emulator.directory.Refusal.Kind;
import io.tenantsync.emulator.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** Errors in Graph's envelope. */
public final class GraphErrors {
    private GraphErrors() {}

    /** The answer to a refused request. */
    public static GraphResponse of(Refusal refusal, String requestId, Supplier<String> date) {
        return error(status(refusal.kind()), refusal.code(), refusal.text(), refusal.details(), requestId, date);
    }

    /** An error without details. */
    public static GraphResponse error(
            int status, String code, String message, String requestId, Supplier<String> date) {
        return error(status, code, message, List.of(), requestId, date);
    }

    /** A path that Graph does not have. */
    public static Refusal unknownSegment(String segment) {
        return Refusal.badRequest("BadRequest", "Resource not found for the segment '" + segment + "'.");
    }

    /** A method that the path does not have. */
    public static Refusal methodNotAllowed() {
        return new Refusal(
                Kind.METHOD_NOT_ALLOWED,
                "Request_BadRequest",
                "Specified HTTP method is not allowed for the request target.",
                List.of());
    }

    /** The tenant's time as Graph writes it into errors. */
    public static String date(GraphRequest request) {
        return Graph.now(request);
    }

    /** A random request id. */
    public static String requestId() {
        return UUID.randomUUID().toString();
    }

    private static GraphResponse error(
            int status, String code, String message, List<Detail> details, String requestId, Supplier<String> date) {
        return GraphResponse.json(status, json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", code);
            json.writeStringProperty("message", message);
            details(json, details);
            json.writeObjectPropertyStart("innerError");
            json.writeStringProperty("date", date.get());
            json.writeStringProperty("request-id", requestId);
            json.writeStringProperty("client-request-id", requestId);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void details(JsonGenerator json, List<Detail> details) {
        if (!details.isEmpty()) {
            Json.property(
                    json,
                    "details",
                    details.stream()
                            .map(detail -> Map.of("target", detail.target(), "code", detail.code()))
                            .toList());
        }
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case CONFLICT -> 409;
            case GONE -> 410;
            case NOT_IMPLEMENTED -> 501;
        };
    }
}
