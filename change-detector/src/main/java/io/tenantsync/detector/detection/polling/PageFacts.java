package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.GroupSighting;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.detector.detection.polling.Page.Item;
import io.tenantsync.detector.detection.polling.Page.Life;
import io.tenantsync.detector.detection.polling.Page.Member;
import io.tenantsync.detector.detection.polling.Publication.Facts;
import org.jspecify.annotations.Nullable;

/** What a page says, fact by fact, in its order. */
final class PageFacts {
    private PageFacts() {}

    static Facts ofUsers(Page page, Sighting sighting) {
        Facts facts = Facts.none();
        for (Item item : page.items()) {
            UserFact fact = switch (item.life()) {
                case PRESENT -> new UserFact.Properties(item.properties(), item.manager());
                case SOFT_DELETED -> new UserFact.Removed(false);
                case DELETED -> new UserFact.Removed(true);
            };
            facts.users().add(new UserSighting(item.id(), sighting, fact));
        }
        return facts;
    }

    /** @param from what the cursor of the page tracks; with the last page of an enumeration all of it is enumerated */
    static Facts ofGroups(Page page, Bookmark from, Sighting sighting) {
        Facts facts = Facts.none();
        for (Item item : page.items()) {
            facts.groups().add(new GroupSighting(item.id(), sighting, fact(item)));
            item.members().forEach(member -> add(facts, item.id(), member, sighting));
        }
        if (from.baseline() && page.last()) {
            from.groupIds().forEach(id -> facts.enumerated().add(new GroupEnumerated(id, sighting)));
        }
        return facts;
    }

    private static GroupFact fact(Item group) {
        if (group.life() != Life.PRESENT) {
            return new GroupFact.Removed(group.life() == Life.DELETED);
        }
        @Nullable Object name = group.properties().get("displayName");
        return new GroupFact.Exists(name instanceof String text ? text : null);
    }

    private static void add(Facts facts, String groupId, Member member, Sighting sighting) {
        switch (member.kind()) {
            case USER ->
                facts.users()
                        .add(new UserSighting(
                                member.id(), sighting, new UserFact.Membership(groupId, !member.removed())));
            case GROUP ->
                facts.groups()
                        .add(new GroupSighting(member.id(), sighting, new GroupFact.Edge(groupId, !member.removed())));
            case OTHER -> {
                // devices, contacts and applications are nobody's account
            }
        }
    }
}
