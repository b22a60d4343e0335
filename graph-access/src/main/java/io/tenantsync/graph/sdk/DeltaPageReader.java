package io.tenantsync.graph.sdk;

import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaItem.ManagerChange;
import io.tenantsync.graph.delta.DeltaItem.MemberChange;
import io.tenantsync.graph.delta.DeltaItem.MemberType;
import io.tenantsync.graph.delta.DeltaItem.RemovedReason;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Reads a delta page from its bytes, one item at a time. */
final class DeltaPageReader {
    private static final String EXTENSION_ATTRIBUTES = "onPremisesExtensionAttributes";

    private DeltaPageReader() {}

    /** @throws JacksonException if the bytes are not a page */
    static DeltaPage read(InputStream body) {
        return read(body, next -> {});
    }

    /**
     * As {@link #read(InputStream)}.
     *
     * @param onNext is told the link to the next page when it is read, which with Graph is before the items are
     */
    static DeltaPage read(InputStream body, Consumer<DeltaLink> onNext) {
        List<DeltaItem> items = new ArrayList<>();
        DeltaLink next = null;
        DeltaLink delta = null;
        try (JsonParser parser = Json.parser(body)) {
            Json.expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            while (Json.nextIsProperty(parser)) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "value" -> readItems(parser, items);
                    case "@odata.nextLink" -> {
                        next = link(parser);
                        if (next != null) {
                            onNext.accept(next);
                        }
                    }
                    case "@odata.deltaLink" -> delta = link(parser);
                    default -> parser.skipChildren();
                }
            }
            if ((next == null) == (delta == null)) {
                throw new StreamReadException(parser, "a page has one link, this one has " + (next == null ? 0 : 2));
            }
        }
        return new DeltaPage(items, next, delta);
    }

    private static @Nullable DeltaLink link(JsonParser parser) {
        return Json.value(parser) instanceof String url ? new DeltaLink(url) : null;
    }

    private static void readItems(JsonParser parser, List<DeltaItem> items) {
        Json.expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        while (Json.nextIsElement(parser)) {
            Json.expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
            Map<String, @Nullable Object> object = Json.object(parser);
            if (!(object.get("id") instanceof String id)) {
                throw new StreamReadException(parser, "an item has no id");
            }
            items.add(item(id, object));
        }
    }

    private static DeltaItem item(String id, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (name.equals(EXTENSION_ATTRIBUTES)) {
                flatten(value, properties);
            } else if (!name.equals("id") && name.indexOf('@') < 0) {
                properties.put(name, value);
            }
        });
        return new DeltaItem(
                id,
                removed(object.get("@removed")),
                Collections.unmodifiableMap(properties),
                manager(object.get("manager@delta")),
                members(object.get("members@delta")));
    }

    private static void flatten(@Nullable Object value, Map<String, @Nullable Object> properties) {
        if (value instanceof Map<?, ?> attributes) {
            attributes.forEach((name, attribute) -> {
                if (String.valueOf(name).indexOf('@') < 0) {
                    properties.put(EXTENSION_ATTRIBUTES + "/" + name, attribute);
                }
            });
        } else if (value == null) {
            for (int number = 1; number <= 15; number++) {
                properties.put(EXTENSION_ATTRIBUTES + "/extensionAttribute" + number, null);
            }
        }
    }

    /** A reason that we do not know is read as the one that can be undone. */
    private static @Nullable RemovedReason removed(@Nullable Object annotation) {
        if (annotation == null) {
            return null;
        }
        boolean forGood = annotation instanceof Map<?, ?> map && "deleted".equals(map.get("reason"));
        return forGood ? RemovedReason.DELETED : RemovedReason.CHANGED;
    }

    /** A change of manager may come as the old one removed and the new one added, in any order. */
    private static @Nullable ManagerChange manager(@Nullable Object delta) {
        ManagerChange change = null;
        for (MemberChange one : members(delta)) {
            if (!one.removed()) {
                return new ManagerChange.Assigned(one.id());
            }
            change = new ManagerChange.Cleared();
        }
        return change;
    }

    private static List<MemberChange> members(@Nullable Object delta) {
        if (!(delta instanceof List<?> list)) {
            return List.of();
        }
        List<MemberChange> members = new ArrayList<>(list.size());
        for (Object one : list) {
            if (one instanceof Map<?, ?> member && member.get("id") instanceof String id) {
                members.add(new MemberChange(id, type(member.get("@odata.type")), member.get("@removed") != null));
            }
        }
        return List.copyOf(members);
    }

    private static MemberType type(@Nullable Object odataType) {
        return switch (String.valueOf(odataType).toLowerCase(Locale.ROOT)) {
            case "#microsoft.graph.user" -> MemberType.USER;
            case "#microsoft.graph.group" -> MemberType.GROUP;
            default -> MemberType.OTHER;
        };
    }
}
