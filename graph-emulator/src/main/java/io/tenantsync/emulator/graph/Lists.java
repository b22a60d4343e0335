package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.reading.ListPage;
import io.tenantsync.emulator.directory.reading.ListQuery;
import io.tenantsync.emulator.directory.reading.ListReader;
import io.tenantsync.emulator.directory.reading.Row;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.odata.Expression;
import io.tenantsync.emulator.odata.FilterParser;
import io.tenantsync.emulator.odata.OrderBy;
import io.tenantsync.emulator.odata.SyntaxError;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Answers list requests: filter, order, page, count. */
final class Lists {
    private static final int DEFAULT_TOP = 100;
    private static final int MOST_TOP = 999;

    private Lists() {}

    /** A page of live or deleted objects; {@code more} writes further members of each. */
    static GraphResponse answer(
            GraphRequest request, ObjectType type, Life life, BiConsumer<JsonGenerator, DirectoryObject> more) {
        noSearch(request);
        Schema schema = request.tenant().schema(type);
        Selection selection = Selection.of(schema, request.query());
        ListPage page = ListReader.read(request.tenant(), query(request, type, life));
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", context(request, type, life));
            // Without the header a wish for a count is ignored, as Graph does it.
            if (page.total() != null && request.eventual()) {
                json.writeNumberProperty("@odata.count", page.total());
            }
            if (page.cursor() != null) {
                json.writeStringProperty("@odata.nextLink", request.nextLink(page.cursor()));
            }
            json.writeArrayPropertyStart("value");
            for (Row row : page.rows()) {
                json.writeStartObject();
                EntityWriter.members(json, row.object(), row.version(), selection);
                more.accept(json, row.object());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** How many objects match; needs the header. */
    static GraphResponse count(GraphRequest request, ObjectType type, Life life) {
        countable(request);
        ListQuery counting =
                new ListQuery(type, life, filter(request.query().find("filter")), null, false, 1, null, true, true);
        return GraphResponse.plain(
                String.valueOf(ListReader.read(request.tenant(), counting).total()));
    }

    /** Refuses a count as a path segment without the header. */
    static void countable(GraphRequest request) {
        noSearch(request);
        if (!request.eventual()) {
            throw Refusal.badRequest("$count is not currently supported.");
        }
    }

    /** {@code $top}, within what Graph allows. */
    static int top(GraphRequest request) {
        String top = request.query().find("top");
        if (top == null) {
            return DEFAULT_TOP;
        }
        if (!top.matches("\\d+")) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid value '" + top + "' for $top query option found. The $top query option requires a"
                            + " non-negative integer value.");
        }
        if (top.length() > 6 || Integer.parseInt(top) < 1 || Integer.parseInt(top) > MOST_TOP) {
            throw Refusal.unsupportedQuery(
                    "Invalid page size specified: '" + top + "'. Must be between 1 and " + MOST_TOP + " inclusive.");
        }
        return Integer.parseInt(top);
    }

    /** The parsed filter, or null. */
    static @Nullable Expression filter(@Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return null;
        }
        try {
            return FilterParser.parse(filter);
        } catch (SyntaxError e) {
            throw Refusal.badRequest("BadRequest", "Invalid filter clause: " + e.text());
        }
    }

    /** Refuses {@code $search} as Graph does without the header, and as it does where it has no such index. */
    static void noSearch(GraphRequest request) {
        if (request.query().has("search")) {
            throw Refusal.unsupportedQuery(
                    request.eventual()
                            ? "Unsupported Query."
                            : "Request with $search query parameter only works through MSGraph with a special request"
                                    + " header: 'ConsistencyLevel: eventual'");
        }
    }

    /** Refuses {@code $expand} where nothing can be expanded here. */
    static void noExpand(GraphRequest request) {
        String expand = request.query().find("expand");
        if (expand != null && !expand.isBlank()) {
            throw GraphErrors.notImplemented();
        }
    }

    private static @Nullable OrderBy orderBy(GraphRequest request) {
        try {
            return OrderBy.parse(request.query().find("orderby"));
        } catch (SyntaxError e) {
            throw Refusal.badRequest("BadRequest", e.text());
        }
    }

    private static void validCount(GraphRequest request) {
        String count = request.query().find("count");
        if (count != null && !count.equalsIgnoreCase("true") && !count.equalsIgnoreCase("false")) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid value '" + count
                            + "' for $count query option found. Valid values are 'true' and 'false'.");
        }
    }

    private static ListQuery query(GraphRequest request, ObjectType type, Life life) {
        if (request.query().has("skip")) {
            throw Refusal.badRequest("'$skip' is not supported by the service.");
        }
        validCount(request);
        OrderBy order = orderBy(request);
        return new ListQuery(
                type,
                life,
                filter(request.query().find("filter")),
                order == null ? null : order.property(),
                order != null && order.descending(),
                top(request),
                request.query().find("skiptoken"),
                request.advanced(),
                request.advanced());
    }

    private static String context(GraphRequest request, ObjectType type, Life life) {
        String set = life == Life.LIVE ? type.wireName() + "s" : "directoryObjects/microsoft.graph." + type.wireName();
        String select = String.join(",", request.query().list("select"));
        return request.context(set + (select.isEmpty() ? "" : "(" + select + ")"));
    }
}
