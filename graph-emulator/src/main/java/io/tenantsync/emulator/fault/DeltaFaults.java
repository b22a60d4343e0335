package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.delta.DeltaToken;
import io.tenantsync.emulator.directory.delta.DeltaToken.Enumerating;
import io.tenantsync.emulator.directory.delta.DeltaToken.Waiting;
import io.tenantsync.emulator.fault.Fault.OfDelta;
import io.tenantsync.emulator.graph.GraphErrors;
import io.tenantsync.emulator.graph.GraphRequest;
import io.tenantsync.emulator.graph.GraphResponse;
import io.tenantsync.emulator.graph.GraphService;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.odata.QueryOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Faults in what a delta query says. Pages that it has put behind others are kept until a thousand newer ones have come. */
final class DeltaFaults {
    private static final String HELD = "held-";
    private static final int MOST_HELD = 1_000;

    private final Map<String, GraphService> held = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GraphService> eldest) {
            return size() > MOST_HELD;
        }
    };
    private long tokens;

    static boolean possible(OfDelta fault, GraphRequest request) {
        boolean delta = request.method().equals("GET")
                && request.path().size() == 2
                && request.segment(1).equals("delta");
        String token = token(request);
        if (!delta || token.startsWith(HELD) || token.equalsIgnoreCase("latest")) {
            return false;
        }
        DeltaToken.Phase phase = phase(token);
        return switch (fault) {
            case Fault.DeltaReset reset -> phase != null;
            case Fault.DeltaReplay replay -> phase instanceof Waiting;
            case Fault.DeltaHide hide -> phase != null && !(phase instanceof Enumerating);
            case Fault.DeltaOmitCleared omit -> token.isEmpty() || phase instanceof Enumerating;
            case Fault.DeltaOutOfOrder order -> true;
            case Fault.DeltaDuplicates duplicates -> true;
            case Fault.DeltaEmptyPages empty -> true;
        };
    }

    /** What answers requests for pages that were put behind others, and leaves the rest to that service. */
    GraphService held(GraphService inner) {
        return (request, requestId) -> {
            GraphService kept = token(request).startsWith(HELD) ? find(token(request)) : null;
            return (kept == null ? inner : kept).answer(request, requestId);
        };
    }

    GraphService around(OfDelta fault, long seed, GraphService inner) {
        return (request, requestId) -> switch (fault) {
            case Fault.DeltaReset reset -> reset(reset, request, requestId);
            case Fault.DeltaReplay replay -> inner.answer(earlier(request, replay.changes()), requestId);
            case Fault.DeltaHide hide ->
                Pages.changed(inner.answer(request, requestId), page -> hide(page, hide.share(), seed));
            case Fault.DeltaOmitCleared omit ->
                Pages.changed(inner.answer(request, requestId), DeltaFaults::omitCleared);
            case Fault.DeltaOutOfOrder order -> outOfOrder(request, requestId, seed, inner);
            case Fault.DeltaDuplicates duplicates -> duplicates(request, requestId, inner);
            case Fault.DeltaEmptyPages empty -> empty(request, requestId, empty.pages(), inner);
        };
    }

    private static GraphResponse reset(Fault.DeltaReset fault, GraphRequest request, String requestId) {
        GraphResponse response = GraphErrors.error(
                fault.status(),
                fault.code(),
                "The sync state generation is not found or has expired. Please synchronize again without a token.",
                requestId,
                () -> GraphErrors.date(request));
        List<String> select = DeltaToken.decode(token(request)).query().select();
        String location = request.base() + request.rawPath() + "?$deltatoken="
                + (select.isEmpty() ? "" : "&$select=" + String.join(",", select));
        return fault.location() ? response.with("Location", location) : response;
    }

    private static GraphRequest earlier(GraphRequest request, long changes) {
        DeltaToken token = DeltaToken.decode(token(request));
        if (!(token.phase() instanceof Waiting waiting)) {
            return request;
        }
        long oldest = request.tenant()
                .read(() -> request.tenant().feed(token.query().type()).start());
        Waiting back = new Waiting(Math.max(oldest, waiting.position() - changes));
        DeltaToken moved = new DeltaToken(token.query(), token.incarnation(), token.issued(), back);
        return request.asking(QueryOptions.parse("$deltatoken=" + moved.encode()));
    }

    private static void hide(Map<String, @Nullable Object> page, double share, long seed) {
        List<Map<String, @Nullable Object>> items = Pages.items(page);
        items.removeIf(item ->
                new SplittableRandom(seed ^ String.valueOf(item.get("id")).hashCode()).nextDouble() < share);
        page.putAll(Pages.withItems(page, items));
    }

    private static void omitCleared(Map<String, @Nullable Object> page) {
        List<Map<String, @Nullable Object>> items = Pages.items(page);
        items.replaceAll(item -> {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>(item);
            kept.values().removeIf(value -> value == null);
            return kept;
        });
        page.putAll(Pages.withItems(page, items));
    }

    private GraphResponse outOfOrder(GraphRequest request, String requestId, long seed, GraphService inner) {
        GraphResponse response = inner.answer(request, requestId);
        Map<String, @Nullable Object> page = Pages.read(response);
        if (page == null) {
            return response;
        }
        Map<String, @Nullable Object> shuffled = shuffled(page, seed);
        Map<String, @Nullable Object> next = page.get(Pages.NEXT) instanceof String link
                ? Pages.read(follow(request, requestId, link, inner))
                : null;
        if (next == null) {
            return Pages.written(response, shuffled);
        }
        GraphResponse second = Pages.written(response, Pages.withLinkOf(shuffled, next));
        return Pages.written(response, Pages.leadingTo(shuffled(next, seed), hold(request, (r, id) -> second)));
    }

    private GraphResponse duplicates(GraphRequest request, String requestId, GraphService inner) {
        GraphResponse response = inner.answer(request, requestId);
        Map<String, @Nullable Object> page = Pages.read(response);
        if (page == null || Pages.items(page).isEmpty()) {
            return response;
        }
        return Pages.written(response, Pages.leadingTo(page, hold(request, (r, id) -> response)));
    }

    private GraphResponse empty(GraphRequest request, String requestId, int pages, GraphService inner) {
        if (pages == 0) {
            return inner.answer(request, requestId);
        }
        String next = hold(request, (r, id) -> empty(request, id, pages - 1, inner));
        return GraphResponse.ok(json -> Json.value(json, Pages.withItems(Map.of(Pages.NEXT, next), List.of())));
    }

    private static GraphResponse follow(GraphRequest request, String requestId, String link, GraphService inner) {
        String query = link.substring(link.indexOf('?') + 1);
        return inner.answer(request.asking(QueryOptions.parse(query)), requestId);
    }

    private static Map<String, @Nullable Object> shuffled(Map<String, @Nullable Object> page, long seed) {
        List<Map<String, @Nullable Object>> items = Pages.items(page);
        Collections.shuffle(items, new Random(seed));
        return Pages.withItems(page, items);
    }

    private synchronized String hold(GraphRequest request, GraphService page) {
        String token = HELD + ++tokens;
        held.put(token, page);
        return request.base() + request.rawPath() + "?$skiptoken=" + token;
    }

    private synchronized @Nullable GraphService find(String token) {
        return held.get(token);
    }

    private static String token(GraphRequest request) {
        String skip = request.query().find("skiptoken");
        String delta = request.query().find("deltatoken");
        return skip != null ? skip : delta != null ? delta : "";
    }

    private static DeltaToken.@Nullable Phase phase(String token) {
        if (token.isEmpty()) {
            return null;
        }
        try {
            return DeltaToken.decode(token).phase();
        } catch (Refusal e) {
            // Graph itself will say what it thinks of the token.
            return null;
        }
    }
}
