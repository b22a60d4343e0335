package io.tenantsync.detector.graph;

import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.polling.Page;
import io.tenantsync.detector.detection.polling.Page.Item;
import io.tenantsync.detector.detection.polling.Page.Life;
import io.tenantsync.detector.detection.polling.Page.Member;
import io.tenantsync.detector.detection.polling.Page.MemberKind;
import io.tenantsync.detector.detection.polling.SourceDirectory;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaItem.ManagerChange;
import io.tenantsync.graph.delta.DeltaItem.MemberChange;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.quota.Lane;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source tenant behind Graph: delta pages and look-ups in the words of the domain. */
public final class GraphSource implements SourceDirectory {
    private final GraphDirectory directory;
    private final GraphLookups lookups;

    public GraphSource(GraphDirectory directory) {
        this.directory = directory;
        this.lookups = new GraphLookups(directory);
    }

    @Override
    public String firstUsers(List<String> select) {
        return directory.firstUsers(select).url();
    }

    @Override
    public String firstGroups(List<String> groupIds) {
        return directory
                .firstGroups(groupIds, List.of("displayName", "members"))
                .url();
    }

    @Override
    public String latestUsers(List<String> select) {
        return attempt(() -> {
            DeltaLink link = directory.latestUsers(select);
            DeltaPage page = directory.delta(link, Lane.LIVE);
            while (!page.last()) {
                page = directory.delta(page.link(), Lane.LIVE);
            }
            return page.link().url();
        });
    }

    @Override
    public Page read(String link, boolean baseline) {
        DeltaPage page = attempt(() -> directory.delta(new DeltaLink(link), baseline ? Lane.BULK : Lane.LIVE));
        return new Page(
                page.items().stream().map(GraphSource::item).toList(),
                page.link().url(),
                page.last());
    }

    @Override
    public Map<String, UserFact> look(List<String> userIds, List<String> select) {
        return attempt(() -> lookups.look(userIds, select));
    }

    private static Item item(DeltaItem item) {
        return new Item(
                lower(item.id()),
                life(item.removed()),
                GraphValues.flat(item.properties()),
                manager(item.manager()),
                item.members().stream().map(GraphSource::member).toList());
    }

    private static Life life(DeltaItem.@Nullable RemovedReason removed) {
        if (removed == null) {
            return Life.PRESENT;
        }
        return switch (removed) {
            case CHANGED -> Life.SOFT_DELETED;
            case DELETED -> Life.DELETED;
        };
    }

    private static UserFact.@Nullable Manager manager(@Nullable ManagerChange change) {
        if (change == null) {
            return null;
        }
        return switch (change) {
            case ManagerChange.Assigned assigned -> new UserFact.Manager(lower(assigned.id()));
            case ManagerChange.Cleared ignored -> new UserFact.Manager(null);
        };
    }

    private static Member member(MemberChange change) {
        MemberKind kind = switch (change.type()) {
            case USER -> MemberKind.USER;
            case GROUP -> MemberKind.GROUP;
            case OTHER -> MemberKind.OTHER;
        };
        return new Member(lower(change.id()), kind, change.removed());
    }

    /** Ids are compared in the form that keys have. */
    static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static <T> T attempt(Supplier<T> call) {
        try {
            return call.get();
        } catch (GraphException failed) {
            throw GraphTrouble.of(failed);
        }
    }
}
