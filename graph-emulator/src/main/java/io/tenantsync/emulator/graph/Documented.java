package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.odata.Evaluation;
import io.tenantsync.emulator.odata.Expression;
import io.tenantsync.emulator.odata.Expression.All;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Not;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.TextMatch;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers made of documents: selected, filtered, in Graph's envelope. */
final class Documented {
    private Documented() {}

    /** A list of documents. */
    static GraphResponse list(GraphRequest request, String set, List<Map<String, @Nullable Object>> documents) {
        onlyRead(request);
        Lists.noExpand(request);
        Lists.noSearch(request);
        int top = Lists.top(request);
        Expression filter = Lists.filter(request.query().find("filter"));
        List<String> select = request.query().list("select");
        known(documents, filter == null ? Set.of() : roots(filter), "Invalid filter clause");
        known(documents, select, "Parsing OData Select and Expand failed");
        List<Map<String, @Nullable Object>> page = documents.stream()
                .filter(document -> filter == null || Evaluation.matches(filter, document::get))
                .limit(top)
                .toList();
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context(set));
            json.writeArrayPropertyStart("value");
            for (Map<String, @Nullable Object> document : page) {
                Json.value(json, selected(document, select));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Refuses everything but reading. */
    static void onlyRead(GraphRequest request) {
        if (!request.method().equals("GET")) {
            throw GraphErrors.methodNotAllowed();
        }
    }

    /** What documents there are tells which properties they can have; where there is none, anything goes. */
    private static void known(List<Map<String, @Nullable Object>> documents, Collection<String> names, String where) {
        for (String name : names) {
            if (!documents.isEmpty() && documents.stream().noneMatch(document -> document.containsKey(name))) {
                throw Refusal.badRequest("BadRequest", where + ": Could not find a property named '" + name + "'.");
            }
        }
    }

    private static Set<String> roots(Expression filter) {
        return switch (filter) {
            case And and -> both(and.left(), and.right());
            case Or or -> both(or.left(), or.right());
            case Not not -> roots(not.operand());
            case Comparison comparison -> Set.of(comparison.path().root());
            case In in -> Set.of(in.path().root());
            case TextMatch match -> Set.of(match.path().root());
            case Any any -> Set.of(any.collection().root());
            case All all -> Set.of(all.collection().root());
        };
    }

    private static Set<String> both(Expression left, Expression right) {
        Set<String> roots = new HashSet<>(roots(left));
        roots.addAll(roots(right));
        return roots;
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
