package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.odata.QueryOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code $batch}: up to twenty requests in one. */
public final class Batch {
    private final GraphService graph;

    public Batch(GraphService graph) {
        this.graph = graph;
    }

    /** The items of a batch; refused if it is malformed or too large. */
    public static List<Map<String, @Nullable Object>> items(GraphRequest envelope) {
        return BatchEnvelope.items(envelope);
    }

    /** The answers of all items, in one. */
    public GraphResponse answer(GraphRequest envelope, List<Map<String, @Nullable Object>> items) {
        Map<String, GraphResponse> answers = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> item : items) {
            boolean blocked = BatchEnvelope.dependencies(item).stream()
                    .map(answers::get)
                    .anyMatch(before -> before == null || before.status() >= 400);
            answers.put(BatchEnvelope.id(item), blocked ? failedDependency(envelope) : answer(envelope, item));
        }
        Map<String, String> names = new HashMap<>();
        for (Map<String, @Nullable Object> item : items) {
            names.put(BatchEnvelope.id(item), Documents.text(item, "id"));
        }
        boolean fails = envelope.tenant().switches().has(Switch.THROTTLED_BATCH_FAILS)
                && answers.values().stream().anyMatch(answer -> answer.status() == 429);
        List<Map.Entry<String, GraphResponse>> order = new ArrayList<>(answers.entrySet());
        if (envelope.tenant().switches().has(Switch.BATCH_REVERSED)) {
            Collections.reverse(order);
        }
        return GraphResponse.json(fails ? 424 : 200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("responses");
            order.forEach(entry -> write(json, names.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private GraphResponse answer(GraphRequest envelope, Map<String, @Nullable Object> item) {
        String url = Documents.text(item, "url");
        if (url.contains("://") && url.indexOf("://") < url.concat("?").indexOf('?')) {
            return refused(envelope, "The url of a batch item must be relative to the version, such as /users: " + url);
        }
        String relative = url.startsWith("/") ? url : "/" + url;
        int question = relative.indexOf('?');
        String rawPath = question < 0 ? relative : relative.substring(0, question);
        Map<String, String> headers = new HashMap<>();
        Documents.tree(item, "headers")
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
        String requestId = GraphErrors.requestId();
        try {
            GraphRequest request = new GraphRequest(
                    envelope.tenant(),
                    envelope.appId(),
                    envelope.roles(),
                    Documents.text(item, "method").toUpperCase(Locale.ROOT),
                    envelope.base(),
                    rawPath,
                    PathSegments.of(rawPath),
                    QueryOptions.parse(question < 0 ? null : relative.substring(question + 1)),
                    headers,
                    item.get("body"));
            return graph.answer(request, requestId);
        } catch (IllegalArgumentException | io.tenantsync.emulator.odata.SyntaxError e) {
            return refused(envelope, "The url of the batch item is malformed: " + url);
        }
    }

    private static GraphResponse refused(GraphRequest envelope, String message) {
        return GraphErrors.error(400, "BadRequest", message, GraphErrors.requestId(), () -> Graph.now(envelope));
    }

    private static GraphResponse failedDependency(GraphRequest envelope) {
        return GraphErrors.error(
                424,
                "FailedDependency",
                "The request failed because a request that it depends on failed.",
                GraphErrors.requestId(),
                () -> Graph.now(envelope));
    }

    private static void write(JsonGenerator json, String id, GraphResponse answer) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeNumberProperty("status", answer.status());
        json.writeObjectPropertyStart("headers");
        json.writeStringProperty("Cache-Control", "no-cache");
        json.writeStringProperty("OData-Version", "4.0");
        if (answer.body() != null) {
            json.writeStringProperty(
                    "Content-Type",
                    "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8");
        }
        answer.headers().forEach(json::writeStringProperty);
        json.writeEndObject();
        if (answer.body() != null) {
            json.writeName("body");
            answer.body().accept(json);
        } else if (answer.text() != null) {
            json.writeStringProperty("body", answer.text());
        }
        json.writeEndObject();
    }
}
