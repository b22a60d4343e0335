package io.tenantsync.detector.detection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that was said about a person. */
public sealed interface UserFact {

    /**
     * The person is there and has these properties.
     *
     * @param values by Graph's name; absent = nothing was said, null = cleared. Values are String, Boolean, Long, Double
     *     and List of String
     * @param manager null when nothing was said about the manager
     */
    record Properties(
            Map<String, @Nullable Object> values, @Nullable Manager manager) implements UserFact {
        public Properties {
            values = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(values));
        }

        /** Values are personal data. */
        @Override
        public String toString() {
            return "Properties" + values.keySet();
        }
    }

    /** @param id object id of the manager; null when there is none any more */
    record Manager(@Nullable String id) {}

    /** The person was deleted, softly or for good. */
    record Removed(boolean forGood) implements UserFact {}

    /** A look-up found the person neither alive nor among the deleted. */
    record NotFound() implements UserFact {}

    /** The person became, or ceased to be, a direct member of a tracked group. */
    record Membership(String groupId, boolean member) implements UserFact {}
}
