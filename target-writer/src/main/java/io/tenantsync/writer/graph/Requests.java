package io.tenantsync.writer.graph;

import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.writer.writing.directory.Query;
import io.tenantsync.writer.writing.directory.Question.Among;
import io.tenantsync.writer.writing.directory.Write;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries and writes as Graph wants them. */
final class Requests {
    /** What recognising needs of every account. */
    private static final List<String> ALWAYS = List.of(
            "id",
            "userPrincipalName",
            "displayName",
            "mail",
            "otherMails",
            "proxyAddresses",
            "userType",
            "creationType",
            "externalUserState",
            "identities",
            "onPremisesSyncEnabled",
            "accountEnabled",
            "createdDateTime");

    private final String graphUrl;

    /** @param graphUrl base with the version, without a slash at its end */
    Requests(String graphUrl) {
        this.graphUrl = graphUrl;
    }

    /** @param comparing whether the wished properties are read as well */
    BatchRequest of(Query query, boolean comparing) {
        ODataPath path = where(query).select(List.copyOf(select(query, comparing)));
        if (query.withManager() && query.among() == Among.LIVE) {
            path = path.with("$expand", "manager($select=id)");
        }
        return BatchRequest.get(path.toString());
    }

    private static ODataPath where(Query query) {
        if (query.direct()) {
            return ODataPath.user(query.values().getFirst());
        }
        ODataPath people = query.among() == Among.LIVE
                ? ODataPath.of("users")
                : ODataPath.of("directory", "deletedItems", "microsoft.graph.user");
        return people.filter(filter(query));
    }

    private static Set<String> select(Query query, boolean comparing) {
        Set<String> select = new LinkedHashSet<>(ALWAYS);
        select.addAll(query.anchors());
        if (comparing) {
            query.wished().forEach(name -> select.add(name.split("/", 2)[0]));
        }
        select.remove("manager");
        return select;
    }

    private static String filter(Query query) {
        List<String> values = query.values();
        return switch (query.property()) {
            case "id", "userPrincipalName", "mail" -> ODataLiterals.in(query.property(), values);
            case "otherMails" -> anyOf("otherMails", values);
            case "proxyAddresses" ->
                anyOf(
                        "proxyAddresses",
                        values.stream().map(address -> "smtp:" + address).toList());
            default ->
                ODataLiterals.or(values.stream()
                        .map(value -> ODataLiterals.equal(query.property(), value))
                        .toList());
        };
    }

    private static String anyOf(String collection, List<String> values) {
        return ODataLiterals.or(values.stream()
                .map(value -> ODataLiterals.anyEqual(collection, value))
                .toList());
    }

    BatchRequest of(Write write) {
        return switch (write) {
            case Write.Invite it -> BatchRequest.post("/invitations", invitation(it));
            case Write.Restore it ->
                BatchRequest.post(
                        ODataPath.of("directory", "deletedItems", it.id(), "restore")
                                .toString(),
                        Map.of());
            case Write.Patch it -> BatchRequest.patch(ODataPath.user(it.id()).toString(), nested(it.properties()));
            case Write.SetManager it -> BatchRequest.put(manager(it.id()), reference(it.managerId()));
            case Write.ClearManager it -> BatchRequest.delete(manager(it.id()));
            case Write.Delete it -> BatchRequest.delete(ODataPath.user(it.id()).toString());
        };
    }

    private static Map<String, @Nullable Object> invitation(Write.Invite invite) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("invitedUserEmailAddress", invite.address());
        body.put("invitedUserDisplayName", invite.displayName());
        body.put("invitedUserType", invite.userType());
        body.put("inviteRedirectUrl", invite.redirectUrl());
        body.put("sendInvitationMessage", false);
        return body;
    }

    private static String manager(String id) {
        return ODataPath.of("users", id, "manager", "$ref").toString();
    }

    private Map<String, @Nullable Object> reference(String managerId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("@odata.id", graphUrl + ODataPath.of("users", managerId));
        return body;
    }

    /** {@code a/b} becomes {@code {a: {b: ...}}}. */
    private static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> inner = new LinkedHashMap<>();
        properties.forEach((name, value) -> {
            int slash = name.indexOf('/');
            if (slash < 0) {
                body.put(name, value);
            } else {
                inner.computeIfAbsent(name.substring(0, slash), outer -> new LinkedHashMap<>())
                        .put(name.substring(slash + 1), value);
            }
        });
        body.putAll(inner);
        return body;
    }
}
