package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.Row;
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
            member(json, request.tenant(), object, request);
            json.writeEndObject();
        });
    }

    /** A page of objects of several types, by ordinal. */
    static GraphResponse many(GraphRequest request, BitSet ordinals, @Nullable ObjectType only) {
        int top = Lists.top(request);
        String token = request.query().find("skiptoken");
        int from = token == null || !token.matches("\\d{1,9}") ? 0 : Integer.parseInt(token);
        ObjectTable objects = request.tenant().objects();
        List<DirectoryObject> page = new ArrayList<>();
        int next = ordinals.nextSetBit(from);
        while (next >= 0 && page.size() < top) {
            DirectoryObject object = objects.at(next);
            if (object.visiblyLive() && (only == null || object.type() == only)) {
                page.add(object);
            }
            next = ordinals.nextSetBit(next + 1);
        }
        String link = next < 0 ? null : request.nextLink(String.valueOf(next));
        return GraphResponse.ok(json -> {
            json.writeStartObject();
            json.writeStringProperty("@odata.context", request.context("directoryObjects"));
            if (link != null) {
                json.writeStringProperty("@odata.nextLink", link);
            }
            json.writeArrayPropertyStart("value");
            for (DirectoryObject object : page) {
                json.writeStartObject();
                member(json, request.tenant(), object, request);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The id at the end of {@code {"@odata.id": "https://…/users/{id}"}}. */
    static String referenced(@Nullable Object link) {
        Matcher matcher = REFERENCE.matcher(String.valueOf(link));
        if (!matcher.matches()) {
            throw Refusal.badRequest("Invalid entity reference link: '" + link + "'.");
        }
        return PathSegments.of("/" + matcher.group(1)).getFirst();
    }

    private static void member(JsonGenerator json, Tenant tenant, DirectoryObject object, GraphRequest request) {
        EntityWriter.type(json, object);
        // A selection may name properties that only one of the types has.
        List<String> known = request.query().list("select").stream()
                .filter(name -> tenant.schema(object.type()).find(name) != null)
                .toList();
        Selection selection = Selection.of(tenant.schema(object.type()), known);
        EntityWriter.members(json, object, object.current(), selection);
    }
}
