package io.tenantsync.writer.writing.orders;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What shall be done. */
public sealed interface Operation {

    /** Whose account it is about. */
    Anchor anchor();

    /**
     * The person shall be there and look like this.
     *
     * @param attributes absent = leave alone, null = clear, value = set
     * @param attributesOnCreate only when the account is made by this order
     * @param enabled null = leave alone
     * @param mayEnable our own disable is the last known cause
     * @param mayRestore our own delete is the last known cause
     * @param manager null = leave alone
     */
    record Provision(
            MatchPlan match,
            Map<String, @Nullable Object> attributes,
            Map<String, @Nullable Object> attributesOnCreate,
            @Nullable Boolean enabled,
            boolean mayEnable,
            boolean mayRestore,
            @Nullable ManagerWish manager)
            implements Operation {
        public Provision {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            attributesOnCreate = Collections.unmodifiableMap(new LinkedHashMap<>(attributesOnCreate));
        }

        @Override
        public Anchor anchor() {
            return match.anchor();
        }

        /** What is wished of an account that this order makes. */
        public Map<String, @Nullable Object> wishedOnCreate() {
            Map<String, @Nullable Object> all = new LinkedHashMap<>(attributesOnCreate);
            all.putAll(attributes);
            return all;
        }
    }

    /** The account shall be disabled. */
    record Disable(Anchor anchor) implements Operation {}

    /** The account shall be among the deleted items. */
    record SoftDelete(Anchor anchor) implements Operation {}
}
