package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.delta.DeltaItem;
import io.tenantsync.emulator.directory.delta.DeltaItem.Present;
import io.tenantsync.emulator.directory.delta.DeltaItem.Reference;
import io.tenantsync.emulator.directory.delta.DeltaItem.Removed;
import io.tenantsync.emulator.directory.delta.DeltaPage;
import io.tenantsync.emulator.directory.delta.DeltaQuery;
import io.tenantsync.emulator.directory.delta.DeltaReader;
import io.tenantsync.emulator.directory.delta.DeltaToken;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.odata.Expression;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Operator;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code users/delta} and {@code groups/delta}. */
final class DeltaResource implements Resource {
    private static final int MOST_IDS = 50;

    private final ObjectType type;

    DeltaResource(ObjectType type) {
        this.type = type;
    }

    @Override
    public GraphResponse answer(GraphRequest request) {
        DeltaPage page = page(
                request,
                new DeltaReader(request.tenant(), request.tenant().switches().deltaPageSize()));
        return GraphResponse.ok(json -> write(json, request, page));
    }

    private DeltaPage page(GraphRequest request, DeltaReader reader) {
        boolean minimal = request.header("Prefer").contains("return=minimal");
        String skip = request.query().find("skiptoken");
        String delta = request.query().find("deltatoken");
        if (skip != null) {
            return reader.resume(own(DeltaToken.decode(skip)), minimal);
        }
        if ("latest".equalsIgnoreCase(delta)) {
            return reader.latest(query(request));
        }
        if (delta == null || delta.isEmpty()) {
            return reader.enumerate(query(request));
        }
        return reader.resume(reselected(own(DeltaToken.decode(delta)), request), minimal);
    }

    private DeltaToken own(DeltaToken token) {
        if (token.query().type() != type) {
            throw Refusal.badRequest("The token was given out for another resource.");
        }
        return token;
    }

    /** {@code $select} beside a delta token changes what is tracked from then on. */
    private static DeltaToken reselected(DeltaToken token, GraphRequest request) {
        List<String> select = request.query().list("select");
        if (select.isEmpty()) {
            return token;
        }
        DeltaQuery query =
                new DeltaQuery(token.query().type(), select, token.query().ids());
        return new DeltaToken(query, token.incarnation(), token.issued(), token.phase());
    }

    private DeltaQuery query(GraphRequest request) {
        Expression filter = Lists.filter(request.query().find("filter"));
        List<UUID> ids = new ArrayList<>();
        if (filter != null) {
            collect(filter, ids);
        }
        if (ids.size() > MOST_IDS) {
            throw unsupportedFilter();
        }
        return new DeltaQuery(type, request.query().list("select"), ids);
    }

    private static void collect(Expression filter, List<UUID> ids) {
        switch (filter) {
            case Or or -> {
                collect(or.left(), ids);
                collect(or.right(), ids);
            }
            case Comparison comparison -> {
                requireId(comparison.operator() == Operator.EQ, comparison.path());
                ids.add(id(comparison.literal()));
            }
            case In in -> {
                requireId(true, in.path());
                in.literals().forEach(literal -> ids.add(id(literal)));
            }
            default -> throw unsupportedFilter();
        }
    }

    private static void requireId(boolean equality, Path path) {
        if (!equality || !path.toString().equals("id")) {
            throw unsupportedFilter();
        }
    }

    private static UUID id(Literal literal) {
        UUID id = literal.value() instanceof String text ? ObjectKeys.uuid(text) : null;
        if (id == null) {
            throw unsupportedFilter();
        }
        return id;
    }

    private static Refusal unsupportedFilter() {
        return Refusal.unsupportedQuery("The delta query supports only filters of the form \"id eq '…' or id eq '…'\""
                + " with at most " + MOST_IDS + " ids.");
    }

    private void write(JsonGenerator json, GraphRequest request, DeltaPage page) {
        String set = type.wireName() + "s";
        List<String> select = page.query().select();
        json.writeStartObject();
        json.writeStringProperty(
                "@odata.context",
                request.context(set + (select.isEmpty() ? "" : "(" + String.join(",", select) + ")")));
        String link = request.base() + request.rawPath();
        if (page.last()) {
            json.writeStringProperty(
                    "@odata.deltaLink", link + "?$deltatoken=" + page.token().encode());
        } else {
            json.writeStringProperty(
                    "@odata.nextLink", link + "?$skiptoken=" + page.token().encode());
        }
        json.writeArrayPropertyStart("value");
        page.items().forEach(item -> item(json, item));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void item(JsonGenerator json, DeltaItem item) {
        json.writeStartObject();
        json.writeStringProperty("id", item.object().id().toString());
        switch (item) {
            case Removed removed -> removed(json, removed.reason());
            case Present present -> present(json, present);
        }
        json.writeEndObject();
    }

    private static void present(JsonGenerator json, Present item) {
        for (Property property : item.properties()) {
            EntityWriter.property(json, item.object(), item.version(), property);
        }
        references(json, item.referenceProperty(), item.references());
    }

    private static void references(JsonGenerator json, @Nullable Property property, List<Reference> references) {
        if (property == null) {
            return;
        }
        json.writeArrayPropertyStart(property.name() + "@delta");
        for (Reference reference : references) {
            DirectoryObject target = reference.target();
            json.writeStartObject();
            EntityWriter.type(json, target);
            json.writeStringProperty("id", target.id().toString());
            if (reference.removed()) {
                removed(json, "deleted");
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void removed(JsonGenerator json, String reason) {
        json.writeObjectPropertyStart("@removed");
        json.writeStringProperty("reason", reason);
        json.writeEndObject();
    }
}
