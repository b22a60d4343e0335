package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.odata.QueryOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code $batch}: up to twenty requests in one. */
public final class Batch {
    private static final int MOST = 20;

    private final GraphService graph;

    public Batch(GraphService graph) {
        this.graph = graph;
    }

    /** The items of a batch; refused if it is malformed or too large. */
    public static List<Map<String, @Nullable Object>> items(GraphRequest envelope) {
        if (!(envelope.object().get("requests") instanceof List<?> list)) {
            throw Refusal.badRequest("BadRequest", "Invalid batch payload format: 'requests' is missing.");
        }
        if (list.size() > MOST) {
            throw Refusal.badRequest(
                    "BadRequest", "Number of batch request steps exceeds the maximum value of " + MOST + ".");
        }
        Set<String> ids = new HashSet<>();
        List<Map<String, @Nullable Object>> items =
                list.stream().map(Batch::item).toList();
        for (Map<String, @Nullable Object> item : items) {
            String id = Documents.text(item, "id").toLowerCase(Locale.ROOT);
            boolean complete = !id.isEmpty()
                    && !Documents.text(item, "url").isEmpty()
                    && !Documents.text(item, "method").isEmpty();
            if (!complete || !ids.add(id)) {
                throw Refusal.badRequest(
                        "BadRequest", "Invalid batch payload format: each item needs a unique id, a method and a url.");
            }
        }
        return items;
    }

    /** The answers of all items, in one. */
    public GraphResponse answer(GraphRequest envelope, List<Map<String, @Nullable Object>> items) {
        Map<String, GraphResponse> answers = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> item : items) {
            String id = Documents.text(item, "id");
            boolean blocked = Documents.texts(item, "dependsOn").stream()
                    .map(answers::get)
                    .anyMatch(before -> before == null || before.status() >= 400);
            answers.put(id, blocked ? failedDependency(envelope) : answer(envelope, item));
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
            order.forEach(entry -> write(json, entry.getKey(), entry.getValue()));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private GraphResponse answer(GraphRequest envelope, Map<String, @Nullable Object> item) {
        String url = Documents.text(item, "url");
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
                    Documents.text(item, "method").toUpperCase(Locale.ROOT),
                    envelope.base(),
                    rawPath,
                    PathSegments.of(rawPath),
                    QueryOptions.parse(question < 0 ? null : relative.substring(question + 1)),
                    headers,
                    item.get("body"));
            return graph.answer(request, requestId);
        } catch (IllegalArgumentException | io.tenantsync.emulator.odata.SyntaxError e) {
            return GraphErrors.error(
                    400,
                    "BadRequest",
                    "The url of the batch item is malformed: " + url,
                    requestId,
                    () -> Graph.now(envelope));
        }
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

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> item(@Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw Refusal.badRequest("BadRequest", "Invalid batch payload format: an item is not an object.");
    }
}
