package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.reading.Row;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.writing.GroupWriter;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code groups}: list, one, create, change, delete, members. */
final class GroupsResource implements Resource {
    private static final String BIND = "members@odata.bind";

    private final Resource delta = new DeltaResource(ObjectType.GROUP);
    private final Supplier<UUID> ids;

    GroupsResource(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    public GraphResponse answer(GraphRequest request) {
        List<String> path = request.path();
        return switch (path.size()) {
            case 1 -> collection(request);
            case 2 ->
                switch (request.segment(1)) {
                    case "delta" -> delta.answer(request);
                    case "$count" -> Lists.count(request, ObjectType.GROUP, Life.LIVE);
                    default -> group(request);
                };
            default -> members(request);
        };
    }

    private GraphResponse collection(GraphRequest request) {
        return switch (request.method()) {
            case "GET" -> {
                Lists.noExpand(request);
                yield Lists.answer(request, ObjectType.GROUP, Life.LIVE, (json, group) -> {});
            }
            case "POST" -> {
                DirectoryObject group = writer(request).create(withoutBind(request), bound(request));
                yield Entities.one(request, 201, new Row(group, group.current(), GroupSchema.SCHEMA), json -> {});
            }
            default -> throw GraphErrors.methodNotAllowed();
        };
    }

    private GraphResponse group(GraphRequest request) {
        String key = request.segment(1);
        switch (request.method()) {
            case "GET" -> {
                Lists.noExpand(request);
                Row row = request.tenant().read(() -> ObjectKeys.readable(request.tenant(), ObjectType.GROUP, key));
                return Entities.one(request, 200, row, json -> {});
            }
            case "PATCH" -> {
                List<String> bound = bound(request);
                if (!bound.isEmpty()) {
                    writer(request).addMembers(key, bound);
                }
                writer(request).update(key, withoutBind(request));
            }
            case "DELETE" -> writer(request).delete(key);
            default -> throw GraphErrors.methodNotAllowed();
        }
        return GraphResponse.noContent();
    }

    private GraphResponse members(GraphRequest request) {
        String what = String.join("/", request.path().subList(2, request.path().size()));
        if (request.method().equals("GET") && (what + "/").matches("(m|transitiveM)embers/.*")) {
            return listed(request, what);
        }
        if (request.method().equals("POST") && what.equals("members/$ref")) {
            String added = Entities.referenced(request.object().get("@odata.id"));
            writer(request).addMembers(request.segment(1), List.of(added));
        } else {
            removeMember(request, what);
        }
        return GraphResponse.noContent();
    }

    /** {@code members} or {@code transitiveMembers}, all or those of a type, themselves or their number. */
    private static GraphResponse listed(GraphRequest request, String what) {
        boolean counted = what.endsWith("/$count");
        String set = counted ? what.substring(0, what.length() - "/$count".length()) : what;
        BitSet members = set.startsWith("members") ? direct(request) : transitive(request);
        ObjectType only = switch (set.replaceFirst("^(m|transitiveM)embers", "")) {
            case "" -> null;
            case "/microsoft.graph.user" -> ObjectType.USER;
            case "/microsoft.graph.group" -> ObjectType.GROUP;
            default -> throw GraphErrors.unknownSegment(request.segment(3));
        };
        return counted ? Entities.count(request, members, only) : Entities.many(request, members, only);
    }

    private void removeMember(GraphRequest request, String what) {
        if (!what.matches("members/[^/]+/\\$ref")) {
            throw Elsewhere.belowGroup(request.segment(2));
        }
        if (!request.method().equals("DELETE")) {
            throw GraphErrors.methodNotAllowed();
        }
        writer(request).removeMember(request.segment(1), request.segment(3));
    }

    private static BitSet direct(GraphRequest request) {
        Tenant tenant = request.tenant();
        return tenant.read(() -> membersOf(ObjectKeys.live(tenant, ObjectType.GROUP, request.segment(1))));
    }

    private static BitSet transitive(GraphRequest request) {
        Tenant tenant = request.tenant();
        return tenant.read(() -> {
            ObjectTable objects = tenant.objects();
            BitSet found = new BitSet();
            Deque<DirectoryObject> open = new ArrayDeque<>();
            open.add(ObjectKeys.live(tenant, ObjectType.GROUP, request.segment(1)));
            while (!open.isEmpty()) {
                BitSet members = (BitSet) membersOf(open.remove()).clone();
                members.andNot(found);
                found.or(members);
                members.stream()
                        .mapToObj(objects::at)
                        .filter(member -> member.type() == ObjectType.GROUP && member.visiblyLive())
                        .forEach(open::add);
            }
            return found;
        });
    }

    private static BitSet membersOf(DirectoryObject group) {
        ObjectVersion version = group.visible();
        return version == null ? new BitSet() : version.references(GroupSchema.MEMBERS);
    }

    private static List<String> bound(GraphRequest request) {
        return request.object().get(BIND) instanceof List<?> links
                ? links.stream().map(Entities::referenced).toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> withoutBind(GraphRequest request) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(request.object());
        body.remove(BIND);
        return body;
    }

    private GroupWriter writer(GraphRequest request) {
        return new GroupWriter(request.tenant(), request.appId(), ids);
    }
}
