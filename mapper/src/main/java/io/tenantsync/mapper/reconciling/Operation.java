package io.tenantsync.mapper.reconciling;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a command asks of the target. */
public sealed interface Operation {
    /** Whether somebody loses access. */
    default boolean removes() {
        return !(this instanceof Provision);
    }

    /**
     * The person shall be there and look like this.
     *
     * @param attributes wished: absent = leave alone, null = clear, value = set
     * @param onCreate wished only when the account is made
     * @param accountEnabled null = leave alone
     * @param mayEnable true when our own disable is the last known cause
     * @param mayRestore true when our own delete is the last known cause
     * @param manager null = leave alone
     * @param invitationAddress address to invite
     * @param mail source mail; null when there is none
     */
    record Provision(
            Map<String, @Nullable Object> attributes,
            Map<String, @Nullable Object> onCreate,
            @Nullable Boolean accountEnabled,
            boolean mayEnable,
            boolean mayRestore,
            @Nullable ManagerTo manager,
            String invitationAddress,
            @Nullable String mail)
            implements Operation {
        public Provision {
            attributes = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(attributes));
            onCreate = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(onCreate));
        }
    }

    /** The account shall be disabled. */
    record Disable() implements Operation {}

    /** The account shall be among the deleted items. */
    record SoftDelete() implements Operation {}

    /**
     * The manager that shall be set.
     *
     * @param targetId object id in the target; null = none
     */
    record ManagerTo(@Nullable String targetId) {}
}
