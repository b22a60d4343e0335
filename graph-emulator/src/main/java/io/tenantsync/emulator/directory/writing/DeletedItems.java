package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Changes;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectTable;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings soft-deleted users back or removes them for good. */
public final class DeletedItems {
    /** How long a deleted user can come back. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final String DIRECTORY_ITSELF = "00000000-0000-0000-0000-000000000000";

    private final Tenant tenant;
    private final String appId;

    public DeletedItems(Tenant tenant, String appId) {
        this.tenant = tenant;
        this.appId = appId;
    }

    /**
     * Restores a user; refused if somebody else has taken its name or addresses.
     *
     * @param newPrincipalName the name to come back with, or null for the old one
     * @param dropConflictingAddresses whether addresses that are taken are left behind instead
     */
    public DirectoryObject restore(String key, @Nullable String newPrincipalName, boolean dropConflictingAddresses) {
        return tenant.write(() -> {
            DirectoryObject user = ObjectKeys.deleted(tenant, key);
            ObjectVersion before = user.current();
            PrincipalNames names = new PrincipalNames(tenant);
            Map<Property, @Nullable Object> values = new LinkedHashMap<>();
            values.put(
                    UserSchema.USER_PRINCIPAL_NAME,
                    newPrincipalName == null ? before.text(UserSchema.USER_PRINCIPAL_NAME) : newPrincipalName);
            List<String> addresses = before.texts(UserSchema.PROXY_ADDRESSES);
            values.put(UserSchema.PROXY_ADDRESSES, dropConflictingAddresses ? free(addresses, names, user) : addresses);
            names.check(values, user);
            values.entrySet()
                    .removeIf(entry ->
                            entry.getValue() != null && entry.getValue().equals(before.get(entry.getKey())));
            values.put(UserSchema.DELETED_DATE_TIME, null);
            return tenant.commit(appId, Operation.RESTORE, user, Changes.of(values));
        });
    }

    /** Removes for good who has been deleted for longer than {@link #KEPT}. */
    public static void purgeExpired(Tenant tenant) {
        long before = tenant.clock().now() - KEPT.toMillis();
        if (tenant.deletions().anyBefore(before)) {
            DeletedItems items = new DeletedItems(tenant, DIRECTORY_ITSELF);
            tenant.write(() -> {
                items.purge(tenant.deletions().takeBefore(before));
                return null;
            });
        }
    }

    /** Removes a soft-deleted user for good, and with it its memberships and its being somebody's manager. */
    public void purge(String key) {
        tenant.write(() -> {
            purge(List.of(ObjectKeys.deleted(tenant, key)));
            return null;
        });
    }

    private void purge(List<DirectoryObject> users) {
        BitSet gone = new BitSet();
        users.forEach(user -> gone.set(user.ordinal()));
        forget(gone);
        users.forEach(user -> tenant.commit(appId, Operation.PURGE, user, Changes.none()));
    }

    private static List<String> free(List<String> addresses, PrincipalNames names, DirectoryObject user) {
        return addresses.stream()
                .filter(address -> names.holder(UserSchema.PROXY_ADDRESSES, address, user) == null)
                .toList();
    }

    private void forget(BitSet gone) {
        ObjectTable objects = tenant.objects();
        for (int ordinal = 0; ordinal < objects.size(); ordinal++) {
            DirectoryObject other = objects.at(ordinal);
            ObjectVersion version = other.current();
            if (other.type() == ObjectType.GROUP
                    && version.references(GroupSchema.MEMBERS).intersects(gone)) {
                BitSet lost = (BitSet) version.references(GroupSchema.MEMBERS).clone();
                lost.and(gone);
                tenant.commit(
                        appId,
                        Operation.REMOVE_MEMBER,
                        other,
                        Changes.membersRemoved(lost.stream().boxed().toList()));
            } else if (other.type() == ObjectType.USER
                    && version.get(UserSchema.MANAGER) instanceof Integer manager
                    && gone.get(manager)) {
                tenant.commit(appId, Operation.CLEAR_MANAGER, other, Changes.manager(null, manager));
            }
        }
    }
}
