package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ListReader;
import io.tenantsync.emulator.directory.reading.Row;
import io.tenantsync.emulator.odata.Evaluation;
import io.tenantsync.emulator.odata.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Answers with single objects, and with the objects that another one refers to. */
final class Entities {
    private static final Pattern REFERENCE =
            Pattern.compile(".*/(?:users|groups|directoryObjects)(?:/|\\(')([^/()']+)(?:'\\))?/?$");

    private Entities() {}

    /** One object; {@code more} writes further members. */
    static GraphResponse one(GraphRequest request, int status, Row row, Consumer<JsonGenerator> more) {
        Selection selection = Selection.of(row.schema(), request.query());
        return GraphResponse.json(status, json -> {
            json.writeStartObject();
            json.writeStringProperty(
                    "@odata.context", request.context(row.object().type().wireName() + "s/$entity"));
            EntityWriter.members(json, row.object(), row.version(), selection);
            more.accept(json);
            json.writeEndObject();
        });
    }

    /** One object among objects of several types. */
    static GraphResponse directoryObject(GraphRequest request, DirectoryObject object) {
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context("directoryObjects/$entity"));
            member(json, request.tenant(), object, request.query().list("select"));
            json.writeEndObject();
        });
    }

    /** A page of objects of several types, by ordinal. */
    static GraphResponse many(GraphRequest request, BitSet ordinals, @Nullable ObjectType only) {
        Lists.noSearch(request);
        int top = Lists.top(request);
        List<DirectoryObject> all = matching(request, ordinals, only);
        int from = Math.min(position(request.query().find("skiptoken")), all.size());
        int to = Math.min(from + top, all.size());
        String link = to == all.size() ? null : request.nextLink(String.valueOf(to));
        List<DirectoryObject> page = all.subList(from, to);
        List<String> select = validSelect(request, only);
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context("directoryObjects"));
            if (request.advanced()) {
                json.writeNumberProperty("@odata.count", all.size());
            }
            if (link != null) {
                json.writeStringProperty("@odata.nextLink", link);
            }
            json.writeArrayPropertyStart("value");
            for (DirectoryObject object : page) {
                json.writeStartObject();
                member(json, request.tenant(), object, select);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** How many there are, for a path that ends with {@code $count}. */
    static GraphResponse count(GraphRequest request, BitSet ordinals, @Nullable ObjectType only) {
        Lists.countable(request);
        return GraphResponse.plain(
                String.valueOf(matching(request, ordinals, only).size()));
    }

    private static List<DirectoryObject> matching(GraphRequest request, BitSet ordinals, @Nullable ObjectType only) {
        Expression filter = Lists.filter(request.query().find("filter"));
        Tenant tenant = request.tenant();
        if (filter != null) {
            if (!request.eventual()) {
                throw Refusal.unsupportedQuery("Unsupported Query.");
            }
            ListReader.check(tenant.schema(only == null ? ObjectType.USER : only), filter, true);
        }
        ObjectTable objects = tenant.objects();
        List<DirectoryObject> matching = new ArrayList<>();
        for (int ordinal = ordinals.nextSetBit(0); ordinal >= 0; ordinal = ordinals.nextSetBit(ordinal + 1)) {
            DirectoryObject object = objects.at(ordinal);
            boolean wanted = object.visiblyLive() && (only == null || object.type() == only);
            Row row = new Row(object, object.current(), tenant.schema(object.type()));
            if (wanted && (filter == null || Evaluation.matches(filter, row))) {
                matching.add(object);
            }
        }
        return matching;
    }

    private static int position(@Nullable String token) {
        return token == null || !token.matches("\\d{1,9}") ? 0 : Integer.parseInt(token);
    }

    /** What {@code $select} names; a name that neither users nor groups have is refused. */
    private static List<String> validSelect(GraphRequest request, @Nullable ObjectType only) {
        List<String> select = request.query().list("select");
        for (String name : select) {
            boolean known = only == ObjectType.GROUP
                    ? request.tenant().schema(ObjectType.GROUP).find(name) != null
                    : request.tenant().schema(ObjectType.USER).find(name) != null
                            || (only == null
                                    && request.tenant().schema(ObjectType.GROUP).find(name) != null);
            if (!known) {
                throw Refusal.badRequest(
                        "BadRequest",
                        "Parsing OData Select and Expand failed: Could not find a property named '" + name
                                + "' on type 'microsoft.graph.directoryObject'.");
            }
        }
        return select;
    }

    /** The id at the end of {@code {"@odata.id": "https://…/users/{id}"}}. */
    static String referenced(@Nullable Object link) {
        Matcher matcher = REFERENCE.matcher(String.valueOf(link));
        if (!matcher.matches()) {
            throw Refusal.badRequest("Invalid entity reference link: '" + link + "'.");
        }
        return PathSegments.of("/" + matcher.group(1)).getFirst();
    }

    private static void member(JsonGenerator json, Tenant tenant, DirectoryObject object, List<String> select) {
        EntityWriter.type(json, object);
        // A selection may name properties that only one of the types has.
        List<String> known = select.stream()
                .filter(name -> tenant.schema(object.type()).find(name) != null)
                .toList();
        Selection selection = Selection.of(tenant.schema(object.type()), known);
        EntityWriter.members(json, object, object.current(), selection);
    }
}
