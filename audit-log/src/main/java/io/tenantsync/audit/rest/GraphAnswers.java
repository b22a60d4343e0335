package io.tenantsync.audit.rest;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers with the headers and the error envelope of Microsoft Graph. */
final class GraphAnswers {
    private static final MediaType ODATA = MediaType.parseMediaType(
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
    private static final int LONGEST_CLIENT_ID = 100;

    private final InstantSource clock;
    private final Supplier<UUID> ids;

    GraphAnswers(InstantSource clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    ServerResponse ok(ServerRequest request, Map<String, @Nullable Object> body) {
        String requestId = ids.get().toString();
        return answer(HttpStatus.OK, requestId, clientId(request, requestId), body);
    }

    /** {@code {"error":{"code","message","innerError"}}}. */
    ServerResponse error(ServerRequest request, HttpStatus status, String code, String message) {
        String requestId = ids.get().toString();
        String clientId = clientId(request, requestId);
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        inner.put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        inner.put("request-id", requestId);
        inner.put("client-request-id", clientId);
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("innerError", inner);
        return answer(status, requestId, clientId, Map.of("error", error));
    }

    private static ServerResponse answer(
            HttpStatus status, String requestId, String clientId, Map<String, ? extends @Nullable Object> body) {
        return ServerResponse.status(status)
                .contentType(ODATA)
                .header("OData-Version", "4.0")
                .header("Cache-Control", "no-cache")
                .header("request-id", requestId)
                .header("client-request-id", clientId)
                .body(body);
    }

    /** The caller's id is echoed as Graph does, unless it is not one. */
    private static String clientId(ServerRequest request, String otherwise) {
        List<String> given = request.headers().header("client-request-id");
        return given.isEmpty() || given.getFirst().isBlank() || given.getFirst().length() > LONGEST_CLIENT_ID
                ? otherwise
                : given.getFirst();
    }
}
