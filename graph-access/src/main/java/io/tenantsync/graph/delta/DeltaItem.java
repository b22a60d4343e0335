package io.tenantsync.graph.delta;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page said about one object.
 *
 * @param id the object id
 * @param removed why the object is gone; null if it is there
 * @param properties only those that the page names. Null means cleared. Values are String, Boolean, Long, Double, List
 *     and Map of the same. The members of {@code onPremisesExtensionAttributes} come as
 *     {@code onPremisesExtensionAttributes/extensionAttribute1} and so on. Unmodifiable
 * @param manager the manager's change; null if the page does not mention it
 * @param members changes of a group's members, a slice of them for large groups; empty for users
 */
public record DeltaItem(
        String id,
        @Nullable RemovedReason removed,
        Map<String, @Nullable Object> properties,
        @Nullable ManagerChange manager,
        List<MemberChange> members) {

    /** Why an object is gone. */
    public enum RemovedReason {
        /** Deleted softly, restorable for 30 days. */
        CHANGED,
        /** Deleted for good. */
        DELETED
    }

    /** What happened to the manager. */
    public sealed interface ManagerChange {
        /** Somebody is the manager now. */
        record Assigned(String id) implements ManagerChange {}

        /** Nobody is the manager any more. */
        record Cleared() implements ManagerChange {}
    }

    /**
     * A member that was added to a group or removed from it.
     *
     * @param removed whether it was removed
     */
    public record MemberChange(String id, MemberType type, boolean removed) {}

    /** What a member is. */
    public enum MemberType {
        USER,
        GROUP,
        OTHER
    }
}
