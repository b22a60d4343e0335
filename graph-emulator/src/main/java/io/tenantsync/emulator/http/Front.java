package io.tenantsync.emulator.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each call where it belongs. Runs on virtual threads, so that waiting calls cost nothing. */
final class Front extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(Front.class);
    private static final String ELSEWHERE =
            "This is a Graph emulator. Graph is below /v1.0, tokens at /{tenant}/oauth2/v2.0/token, control below"
                    + " /_emulator.\n";

    private final GraphEndpoint graph;
    private final TokenCalls tokens;
    private final ControlCalls control;
    private final String base;

    Front(GraphEndpoint graph, TokenCalls tokens, ControlCalls control, String base) {
        super(InvocationType.BLOCKING);
        this.graph = graph;
        this.tokens = tokens;
        this.control = control;
        this.base = base;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            HttpCall call = call(request);
            if (ControlCalls.streams(call)) {
                export(call, request, response, callback);
            } else {
                Delivering.send(request, response, callback, answer(call));
            }
        } catch (Exception e) {
            log.atError().setCause(e).log("call failed inside the emulator");
            Response.writeError(request, response, callback, 500, "The emulator failed; see its log.");
        }
        return true;
    }

    private HttpAnswer answer(HttpCall call) {
        String path = call.path();
        if (path.equals(GraphEndpoint.PREFIX) || path.startsWith(GraphEndpoint.PREFIX + "/")) {
            return graph.answer(call, base);
        }
        if (path.startsWith(ControlCalls.PREFIX)) {
            return control.answer(call);
        }
        return TokenCalls.concerns(path) ? tokens.answer(call) : HttpAnswer.text(404, ELSEWHERE);
    }

    private void export(HttpCall call, Request request, Response response, Callback callback)
            throws java.io.IOException {
        HttpAnswer refused = control.refuseExport(call);
        if (refused != null) {
            Delivering.send(request, response, callback, refused);
            return;
        }
        response.setStatus(200);
        response.getHeaders().put("Content-Type", "application/x-ndjson; charset=utf-8");
        control.export(call, Content.Sink.asOutputStream(response));
        callback.succeeded();
    }

    private static HttpCall call(Request request) throws java.io.IOException {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()), (a, b) -> a + ", " + b);
        }
        byte[] body = Content.Source.asInputStream(request).readAllBytes();
        return new HttpCall(
                request.getMethod(),
                request.getHttpURI().getPath(),
                request.getHttpURI().getQuery(),
                headers,
                body);
    }
}
