package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Changes;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, changes and removes groups and their members. */
public final class GroupWriter {
    private final Tenant tenant;
    private final String appId;
    private final Supplier<UUID> ids;

    public GroupWriter(Tenant tenant, String appId, Supplier<UUID> ids) {
        this.tenant = tenant;
        this.appId = appId;
        this.ids = ids;
    }

    /** Creates a group with these members. */
    public DirectoryObject create(Map<String, @Nullable Object> body, List<String> memberIds) {
        return tenant.write(() -> {
            PropertyRules rules = new PropertyRules(GroupSchema.SCHEMA);
            Map<Property, @Nullable Object> values = rules.values(body);
            rules.requireMandatory(values);
            values.values().removeIf(Objects::isNull);
            check(values, null);
            values.put(
                    GroupSchema.CREATED_DATE_TIME,
                    Instant.ofEpochMilli(tenant.clock().now()));
            List<Integer> members = memberIds.stream().map(this::ordinal).toList();
            DirectoryObject group = tenant.create(appId, Operation.CREATE, ObjectType.GROUP, ids.get(), values);
            if (!members.isEmpty()) {
                tenant.commit(appId, Operation.ADD_MEMBER, group, Changes.membersAdded(members));
            }
            return group;
        });
    }

    /** Changes the properties that the body names. */
    public void update(String key, Map<String, @Nullable Object> body) {
        tenant.write(() -> {
            DirectoryObject group = ObjectKeys.live(tenant, ObjectType.GROUP, key);
            Map<Property, @Nullable Object> values = new PropertyRules(GroupSchema.SCHEMA).values(body);
            check(values, group);
            values.entrySet()
                    .removeIf(entry ->
                            Objects.equals(entry.getValue(), group.current().get(entry.getKey())));
            if (!values.isEmpty()) {
                tenant.commit(appId, Operation.UPDATE, group, Changes.of(values));
            }
            return group;
        });
    }

    /** Removes a group for good, and from the groups that it is a member of; security groups have no bin. */
    public void delete(String key) {
        tenant.write(() -> {
            DirectoryObject group = ObjectKeys.live(tenant, ObjectType.GROUP, key);
            for (DirectoryObject parent : parents(group)) {
                tenant.commit(appId, Operation.REMOVE_MEMBER, parent, Changes.membersRemoved(List.of(group.ordinal())));
            }
            return tenant.commit(appId, Operation.PURGE, group, Changes.none());
        });
    }

    /** Adds members; refused if one of them is one already. */
    public void addMembers(String key, List<String> memberIds) {
        tenant.write(() -> {
            DirectoryObject group = ObjectKeys.live(tenant, ObjectType.GROUP, key);
            BitSet members = group.current().references(GroupSchema.MEMBERS);
            List<Integer> added = memberIds.stream().map(this::ordinal).toList();
            if (added.stream().anyMatch(members::get)) {
                throw Refusal.badRequest(
                        "One or more added object references already exist for the following modified properties:"
                                + " 'members'.");
            }
            return tenant.commit(appId, Operation.ADD_MEMBER, group, Changes.membersAdded(added));
        });
    }

    /** Removes a member; refused if it is none. */
    public void removeMember(String key, String memberId) {
        tenant.write(() -> {
            DirectoryObject group = ObjectKeys.live(tenant, ObjectType.GROUP, key);
            int member = ordinal(memberId);
            if (!group.current().references(GroupSchema.MEMBERS).get(member)) {
                throw Refusal.notFound(memberId);
            }
            return tenant.commit(appId, Operation.REMOVE_MEMBER, group, Changes.membersRemoved(List.of(member)));
        });
    }

    private void check(Map<Property, @Nullable Object> values, @Nullable DirectoryObject self) {
        boolean unified = values.get(GroupSchema.GROUP_TYPES) instanceof List<?> types && types.contains("Unified");
        if (self == null && Boolean.TRUE.equals(values.get(GroupSchema.MAIL_ENABLED)) && !unified) {
            throw Refusal.badRequest(
                    "The service does not currently support writes of mail-enabled groups. Please ensure"
                            + " that the mail-enablement property is unset and the security-enablement property is set.");
        }
        if (values.get(GroupSchema.MAIL_NICKNAME) instanceof String name
                && new PrincipalNames(tenant).holder(GroupSchema.MAIL_NICKNAME, name, self) != null) {
            throw Refusal.duplicate(GroupSchema.MAIL_NICKNAME.name());
        }
    }

    private List<DirectoryObject> parents(DirectoryObject group) {
        List<DirectoryObject> parents = new ArrayList<>();
        for (int ordinal = 0; ordinal < tenant.objects().size(); ordinal++) {
            DirectoryObject other = tenant.objects().at(ordinal);
            if (other.type() == ObjectType.GROUP
                    && other.current().references(GroupSchema.MEMBERS).get(group.ordinal())) {
                parents.add(other);
            }
        }
        return parents;
    }

    private int ordinal(String id) {
        UUID uuid = ObjectKeys.uuid(id);
        DirectoryObject member = null;
        if (uuid != null) {
            member = tenant.objects().find(ObjectType.USER, uuid);
            member = member == null ? tenant.objects().find(ObjectType.GROUP, uuid) : member;
        }
        if (member == null || !member.current().live()) {
            throw Refusal.notFound(id);
        }
        return member.ordinal();
    }
}
