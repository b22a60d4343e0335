package io.tenantsync.writer.writing.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change to the target. */
public sealed interface Write {

    /** Makes an account, or finds the one that was invited before. */
    record Invite(String address, String displayName, String userType, String redirectUrl) implements Write {}

    /** Takes an account out of the deleted items. */
    record Restore(String id) implements Write {}

    /** Sets and clears (null) properties; nested ones are named with a slash. */
    record Patch(String id, Map<String, @Nullable Object> properties) implements Write {
        public Patch {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }

        @Override
        public String toString() {
            return "Patch[" + id + ", " + properties.keySet() + "]";
        }
    }

    record SetManager(String id, String managerId) implements Write {}

    record ClearManager(String id) implements Write {}

    /** Puts an account among the deleted items. */
    record Delete(String id) implements Write {}
}
