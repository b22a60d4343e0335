package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.UserFact;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a delta query over users or groups.
 *
 * @param link where to go on
 * @param last whether the round ends here, so that the link starts the next one
 */
public record Page(List<Item> items, String link, boolean last) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * What the page said about one user or group.
     *
     * @param properties by Graph's name; absent = nothing was said, null = cleared
     * @param manager null when nothing was said about the manager
     * @param members changes of a group's members; empty for users
     */
    public record Item(
            String id,
            Life life,
            Map<String, @Nullable Object> properties,
            UserFact.@Nullable Manager manager,
            List<Member> members) {}

    /** Whether the object is there. */
    public enum Life {
        PRESENT,
        SOFT_DELETED,
        DELETED
    }

    /** Somebody or something that became, or ceased to be, a member. */
    public record Member(String id, MemberKind kind, boolean removed) {}

    /** What a member is. */
    public enum MemberKind {
        USER,
        GROUP,
        OTHER
    }

    /** Links work like keys and items are personal data. */
    @Override
    public String toString() {
        return "Page[" + items.size() + " items" + (last ? ", last" : "") + "]";
    }
}
