package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Changes;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, changes and soft-deletes users of one tenant in the name of one app. */
public final class UserWriter {
    private final Tenant tenant;
    private final String appId;
    private final Supplier<UUID> ids;

    public UserWriter(Tenant tenant, String appId, Supplier<UUID> ids) {
        this.tenant = tenant;
        this.appId = appId;
        this.ids = ids;
    }

    /** Creates an internal user from a request body. */
    public DirectoryObject create(Map<String, @Nullable Object> body) {
        return tenant.write(() -> {
            PropertyRules rules = new PropertyRules(tenant.schema(ObjectType.USER));
            Map<Property, @Nullable Object> values = rules.values(body);
            rules.requireMandatory(values);
            values.remove(UserSchema.PASSWORD_PROFILE);
            values.putIfAbsent(UserSchema.USER_TYPE, "Member");
            values.put(UserSchema.CREATED_DATE_TIME, now());
            withoutCleared(values);
            mailMakesProxies(values, ObjectVersion.nothing());
            new PrincipalNames(tenant).check(values, null);
            return tenant.create(appId, Operation.CREATE, ObjectType.USER, ids.get(), values);
        });
    }

    /** Changes the properties that the body names; null clears. Nothing is written if nothing differs. */
    public void update(String key, Map<String, @Nullable Object> body) {
        tenant.write(() -> {
            DirectoryObject user = ObjectKeys.live(tenant, ObjectType.USER, key);
            PropertyRules rules = new PropertyRules(tenant.schema(ObjectType.USER));
            Map<Property, @Nullable Object> values = rules.values(body);
            new Privileges(tenant, appId).mayChange(user, values.keySet());
            Origins.check(user.current(), values.keySet());
            values.remove(UserSchema.PASSWORD_PROFILE);
            mergeComplex(values, user.current());
            mailMakesProxies(values, user.current());
            new PrincipalNames(tenant).check(values, user);
            onlyDifferent(values, user.current());
            ExtensionQuota.check(values, user.current(), tenant.schema(ObjectType.USER));
            if (!values.isEmpty()) {
                tenant.commit(appId, Operation.UPDATE, user, Changes.of(values));
            }
            return user;
        });
    }

    /** Moves a user to the deleted items; everything about it stays as it is. */
    public void delete(String key) {
        tenant.write(() -> {
            DirectoryObject user = ObjectKeys.live(tenant, ObjectType.USER, key);
            new Privileges(tenant, appId).mayActOn(user);
            return tenant.commit(
                    appId, Operation.DELETE, user, Changes.none().and(UserSchema.DELETED_DATE_TIME, now()));
        });
    }

    /** Makes one user the manager of another. */
    public void setManager(String key, String managerKey) {
        tenant.write(() -> {
            DirectoryObject user = ObjectKeys.live(tenant, ObjectType.USER, key);
            DirectoryObject manager = ObjectKeys.live(tenant, ObjectType.USER, managerKey);
            Integer previous = (Integer) user.current().get(UserSchema.MANAGER);
            if (!Objects.equals(previous, manager.ordinal())) {
                tenant.commit(appId, Operation.SET_MANAGER, user, Changes.manager(manager.ordinal(), previous));
            }
            return user;
        });
    }

    /** Leaves a user without manager; refused if there is none. */
    public void clearManager(String key) {
        tenant.write(() -> {
            DirectoryObject user = ObjectKeys.live(tenant, ObjectType.USER, key);
            Integer previous = (Integer) user.current().get(UserSchema.MANAGER);
            if (previous == null) {
                throw Refusal.notFound("manager");
            }
            return tenant.commit(appId, Operation.CLEAR_MANAGER, user, Changes.manager(null, previous));
        });
    }

    private Instant now() {
        return Instant.ofEpochMilli(tenant.clock().now());
    }

    private static void withoutCleared(Map<Property, @Nullable Object> values) {
        values.values().removeIf(Objects::isNull);
    }

    private static void mailMakesProxies(Map<Property, @Nullable Object> values, ObjectVersion before) {
        if (values.get(UserSchema.MAIL) instanceof String mail && !mail.equals(before.text(UserSchema.MAIL))) {
            values.put(
                    UserSchema.PROXY_ADDRESSES,
                    PrincipalNames.proxiesWith(mail, before.texts(UserSchema.PROXY_ADDRESSES)));
        }
    }

    /** A complex value in a PATCH changes only the members that it names. */
    private static void mergeComplex(Map<Property, @Nullable Object> values, ObjectVersion before) {
        values.replaceAll((property, value) -> {
            if (!(value instanceof Map<?, ?> given)) {
                return value;
            }
            Map<String, Object> merged = new LinkedHashMap<>();
            if (before.get(property) instanceof Map<?, ?> old) {
                old.forEach((name, text) -> merged.put(String.valueOf(name), text));
            }
            given.forEach((name, text) -> put(merged, String.valueOf(name), text));
            return merged.isEmpty() ? null : merged;
        });
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    private static void onlyDifferent(Map<Property, @Nullable Object> values, ObjectVersion before) {
        values.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), before.get(entry.getKey())));
    }
}
