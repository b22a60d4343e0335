package io.tenantsync.detector.detection;

import org.jspecify.annotations.Nullable;

/** One thing that was said about a tracked group. */
public sealed interface GroupFact {

    /** @param displayName null when nothing was said about the name */
    record Exists(@Nullable String displayName) implements GroupFact {}

    /** The group was deleted, softly or for good. */
    record Removed(boolean forGood) implements GroupFact {}

    /** The group became, or ceased to be, a direct member of another one. */
    record Edge(String parentId, boolean member) implements GroupFact {}
}
