package io.tenantsync.mapper.reconciling;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's account in the target; results of commands are the only source.
 *
 * @param standing how it stands
 * @param targetId object id; null when there is none or it is not known
 * @param uncertain true when a command may have made an account though no result says so
 * @param disabledByUs true when our own disable is the last known cause
 * @param deletedAt when our own delete was reported; null when it was not ours
 * @param applied wished attributes that hold
 * @param refused wished values that the target did not take; they are not sent again until they change
 * @param manager the last manager wish that was carried out
 */
public record Account(
        InTarget standing,
        @Nullable String targetId,
        boolean uncertain,
        boolean disabledByUs,
        @Nullable Instant deletedAt,
        Map<String, @Nullable Object> applied,
        Map<String, @Nullable Object> refused,
        ManagerMark manager) {

    /** Nothing is there. */
    public static final Account NONE =
            new Account(InTarget.NONE, null, false, false, null, Map.of(), Map.of(), ManagerMark.UNKNOWN);

    public Account {
        applied = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(applied));
        refused = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(refused));
    }

    /** How an account stands. */
    public enum InTarget {
        NONE,
        ACTIVE,
        DISABLED,
        SOFT_DELETED
    }

    /**
     * What is known of the manager.
     *
     * @param known false when nobody looked yet
     * @param targetId object id in the target; null = none
     */
    public record ManagerMark(boolean known, @Nullable String targetId) {
        static final ManagerMark UNKNOWN = new ManagerMark(false, null);
    }

    /** Nothing is there any more, and it was not us. */
    static Account removedThere(@Nullable String targetId) {
        return new Account(InTarget.NONE, targetId, false, false, null, Map.of(), Map.of(), ManagerMark.UNKNOWN);
    }

    /** The object id under which others may refer to this account; null when it is not there. */
    public @Nullable String referableId() {
        return exists() ? targetId : null;
    }

    boolean exists() {
        return standing == InTarget.ACTIVE || standing == InTarget.DISABLED;
    }

    /** Whether a removal would have something to remove. */
    public boolean mayExist() {
        return exists() || uncertain;
    }

    /** Whether some of these wishes neither hold nor were refused. */
    boolean differsFrom(Map<String, @Nullable Object> wished) {
        return wished.entrySet().stream()
                .anyMatch(wish ->
                        !has(applied, wish.getKey(), wish.getValue()) && !has(refused, wish.getKey(), wish.getValue()));
    }

    Account maybe(@Nullable String foundId) {
        return exists()
                ? this
                : new Account(
                        standing,
                        foundId == null ? targetId : foundId,
                        true,
                        disabledByUs,
                        deletedAt,
                        applied,
                        refused,
                        manager);
    }

    static boolean has(Map<String, @Nullable Object> values, String name, @Nullable Object wished) {
        return values.containsKey(name) && Objects.equals(values.get(name), wished);
    }
}
