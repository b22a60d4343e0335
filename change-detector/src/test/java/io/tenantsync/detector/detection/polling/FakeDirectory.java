package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.polling.Page.Item;
import io.tenantsync.detector.detection.polling.Page.Life;
import io.tenantsync.detector.detection.polling.Page.Member;
import io.tenantsync.detector.detection.polling.Page.MemberKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A tenant in memory with delta queries: a log of who changed, and links that are positions in it. */
final class FakeDirectory implements SourceDirectory {
    final List<String> requests = new ArrayList<>();
    final Set<String> unreadable = new HashSet<>();
    final Set<String> goneLinks = new HashSet<>();
    Consumer<String> beforeRead = link -> {};
    private final int pageSize;
    private final Map<String, String> departments = new TreeMap<>();
    private final List<String> userLog = new ArrayList<>();
    private final Map<String, Map<String, MemberKind>> members = new TreeMap<>();
    private final List<Edge> edgeLog = new ArrayList<>();

    private record Edge(String group, String member, MemberKind kind, boolean removed) {}

    FakeDirectory(int pageSize) {
        this.pageSize = pageSize;
    }

    void user(String id, String department) {
        departments.put(id, department);
        userLog.add(id);
    }

    void users(int count) {
        for (int number = 0; number < count; number++) {
            user("u%03d".formatted(number), "Sales");
        }
    }

    void delete(String id) {
        departments.remove(id);
        userLog.add(id);
    }

    void group(String id) {
        members.putIfAbsent(id, new LinkedHashMap<>());
    }

    void member(String group, String member, MemberKind kind) {
        group(group);
        members.get(group).put(member, kind);
        edgeLog.add(new Edge(group, member, kind, false));
    }

    void leave(String group, String member) {
        MemberKind kind = members.get(group).remove(member);
        edgeLog.add(new Edge(group, member, kind, true));
    }

    @Override
    public String firstUsers(List<String> select) {
        return "users full 0 " + userLog.size();
    }

    @Override
    public String firstGroups(List<String> groupIds) {
        return "groups full 0 " + edgeLog.size() + " " + String.join(",", groupIds);
    }

    @Override
    public String latestUsers(List<String> select) {
        requests.add("latest");
        return "users delta " + userLog.size();
    }

    @Override
    public Page read(String link, boolean baseline) {
        beforeRead.accept(link);
        requests.add(link);
        if (goneLinks.remove(link)) {
            throw new DirectoryFailure(DirectoryFailure.Kind.GONE, "gone", Duration.ZERO, null);
        }
        String[] part = link.split(" ");
        int from = Integer.parseInt(part[2]);
        return switch (part[0] + " " + part[1]) {
            case "users full" -> allUsers(from, part[3]);
            case "users delta" -> changedUsers(from);
            case "groups full" -> allMembers(from, part[3], part[4]);
            default -> changedMembers(from, part[3]);
        };
    }

    @Override
    public Map<String, UserFact> look(List<String> userIds, List<String> select) {
        requests.add("look " + String.join(",", userIds));
        Map<String, UserFact> found = new LinkedHashMap<>();
        userIds.stream().filter(id -> !unreadable.contains(id)).forEach(id -> {
            Item item = item(id);
            found.put(
                    id,
                    item.life() == Life.PRESENT
                            ? new UserFact.Properties(item.properties(), null)
                            : new UserFact.NotFound());
        });
        return found;
    }

    private Page allUsers(int from, String seq) {
        List<String> ids = List.copyOf(departments.keySet());
        int to = Math.min(from + pageSize, ids.size());
        boolean last = to >= ids.size();
        return new Page(
                ids.subList(from, to).stream().map(this::item).toList(),
                last ? "users delta " + seq : "users full " + to + " " + seq,
                last);
    }

    private Page changedUsers(int from) {
        int to = Math.min(from + pageSize, userLog.size());
        return new Page(
                userLog.subList(from, to).stream().distinct().map(this::item).toList(),
                "users delta " + to,
                to >= userLog.size());
    }

    private Page allMembers(int from, String seq, String ids) {
        List<Edge> edges = new ArrayList<>();
        List<String> groups =
                Arrays.stream(ids.split(",")).filter(members::containsKey).toList();
        groups.forEach(
                group -> members.get(group).forEach((member, kind) -> edges.add(new Edge(group, member, kind, false))));
        int to = Math.min(from + pageSize, edges.size());
        boolean last = to >= edges.size();
        List<Item> items = new ArrayList<>();
        if (from == 0) {
            groups.forEach(group -> items.add(group(group, List.of())));
        }
        edges.subList(from, to).forEach(edge -> items.add(group(edge.group, List.of(edge))));
        return new Page(
                items, last ? "groups delta " + seq + " " + ids : "groups full " + to + " " + seq + " " + ids, last);
    }

    private Page changedMembers(int from, String ids) {
        List<String> groups = List.of(ids.split(","));
        List<Item> items = edgeLog.subList(from, edgeLog.size()).stream()
                .filter(edge -> groups.contains(edge.group))
                .map(edge -> group(edge.group, List.of(edge)))
                .toList();
        return new Page(items, "groups delta " + edgeLog.size() + " " + ids, true);
    }

    private static Item group(String id, List<Edge> edges) {
        return new Item(
                id,
                Life.PRESENT,
                Map.of("displayName", "Group " + id),
                null,
                edges.stream()
                        .map(edge -> new Member(edge.member, edge.kind, edge.removed))
                        .toList());
    }

    private Item item(String id) {
        String department = departments.get(id);
        return department == null
                ? new Item(id, Life.SOFT_DELETED, Map.of(), null, List.of())
                : new Item(
                        id,
                        Life.PRESENT,
                        Map.of("userPrincipalName", id + "@x", "accountEnabled", true, "department", department),
                        null,
                        List.of());
    }
}
