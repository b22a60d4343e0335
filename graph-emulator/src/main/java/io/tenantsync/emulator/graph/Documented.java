package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.odata.Evaluation;
import io.tenantsync.emulator.odata.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers made of documents: selected, filtered, in Graph's envelope. */
final class Documented {
    private Documented() {}

    /** A list of documents. */
    static GraphResponse list(GraphRequest request, String set, List<Map<String, @Nullable Object>> documents) {
        if (!request.method().equals("GET")) {
            throw GraphErrors.methodNotAllowed();
        }
        Expression filter = Lists.filter(request.query().find("filter"));
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context(set));
            json.writeArrayPropertyStart("value");
            for (Map<String, @Nullable Object> document : documents) {
                if (filter == null || Evaluation.matches(filter, document::get)) {
                    Json.value(json, selected(document, request.query().list("select")));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One document. */
    static GraphResponse one(
            GraphRequest request, int status, String set, @Nullable Map<String, @Nullable Object> document) {
        if (document == null) {
            throw Refusal.notFound(request.path().getLast());
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("@odata.context", request.context(set + "/$entity"));
        shown.putAll(selected(document, request.query().list("select")));
        return GraphResponse.json(status, json -> Json.value(json, shown));
    }

    private static Map<String, @Nullable Object> selected(Map<String, @Nullable Object> document, List<String> select) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(document);
        if (!select.isEmpty()) {
            shown.keySet().retainAll(select);
        }
        return shown;
    }
}
