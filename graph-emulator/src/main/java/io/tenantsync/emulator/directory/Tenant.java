package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's directory. All state changes through {@link #commit} and {@link #put}, inside {@link #write}; what is read together is
 * read inside {@link #read}. Versions of objects are immutable and may be used after the read has ended.
 */
public final class Tenant {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ObjectTable objects = new ObjectTable();
    private final Indexes indexes = new Indexes();
    private final Settings settings = new Settings();
    private final Settling settling = new Settling();
    private final Deletions deletions = new Deletions();
    private final Map<ObjectType, ChangeFeed> feeds = new EnumMap<>(ObjectType.class);
    private final WriteClock clock;
    private final Journal journal;
    private volatile @Nullable TenantProfile profile;
    private volatile CommitLog log = CommitLog.NONE;
    private volatile Delays replication = Delays.NONE;
    private volatile Switches switches = Switches.DOCUMENTED;
    private volatile Schema users = UserSchema.SCHEMA;
    private List<Property> indexedOfUsers = indexed(UserSchema.SCHEMA);
    private final List<Property> indexedOfGroups = indexed(GroupSchema.SCHEMA);

    public Tenant(WriteClock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
        for (ObjectType type : ObjectType.values()) {
            feeds.put(type, new ChangeFeed());
        }
    }

    /** Name, id and domains. */
    public TenantProfile profile() {
        TenantProfile known = profile;
        if (known == null) {
            throw new IllegalStateException(
                    "The tenant has no profile; its files are incomplete. Delete the data folder.");
        }
        return known;
    }

    /** The properties that objects of a type have now; grows with directory extensions. */
    public Schema schema(ObjectType type) {
        return type == ObjectType.USER ? users : GroupSchema.SCHEMA;
    }

    /** All objects; to be used inside {@link #read} or {@link #write}. */
    public ObjectTable objects() {
        return objects;
    }

    /** Apps, directory extensions and partner settings; may be used anywhere. */
    public Settings settings() {
        return settings;
    }

    /** What became visible of that type, in order; to be used inside {@link #read}. */
    public ChangeFeed feed(ObjectType type) {
        ChangeFeed feed = feeds.get(type);
        if (feed == null) {
            throw new IllegalArgumentException("There is no feed for " + type);
        }
        return feed;
    }

    /** The time that the tenant's writes go by. */
    public WriteClock clock() {
        return clock;
    }

    /** Who is soft-deleted, oldest first. */
    public Deletions deletions() {
        return deletions;
    }

    /** Ordinals of objects that may have that value, current or visible; null if the property is not indexed. */
    public @Nullable BitSet candidates(Property property, String value) {
        return indexes.candidates(property, value);
    }

    /** Says where changes are kept from now on. */
    public void keepIn(CommitLog keeper) {
        this.log = keeper;
    }

    /** Says how long later writes take to arrive for everybody who does not read by id. */
    public void replicate(ReplicationDelay delay) {
        replicate(Delays.everywhere(delay));
    }

    /** Says how long later writes take to arrive. */
    public void replicate(Delays delays) {
        this.replication = delays;
    }

    /** Says how the tenant answers where Graph's documentation leaves it open. */
    public void behave(Switches wanted) {
        this.switches = wanted;
    }

    /** How the tenant answers the request at hand where Graph's documentation leaves it open. */
    public Switches switches() {
        return Switches.inForce(switches);
    }

    /** Reads a consistent state in which everything that is due has arrived. */
    public <T extends @Nullable Object> T read(Supplier<T> reading) {
        if (settling.due(clock.now())) {
            write(() -> null);
        }
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Checks and commits without anybody in between. */
    public <T extends @Nullable Object> T write(Supplier<T> writing) {
        lock.writeLock().lock();
        try {
            settling.arrive(clock.now(), this::settle);
            return writing.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Writes one object; only inside {@link #write}. */
    public DirectoryObject commit(String appId, Operation operation, DirectoryObject object, Changes changes) {
        // Across tenants too, so that whoever follows the journal never sees a number before a lower one.
        synchronized (journal) {
            long at = clock.now();
            long seq = clock.nextSeq();
            Map<ReadPath, Long> arrivals = replication.arrivals(object, at, seq);
            Commit commit = new Commit(
                    seq,
                    at,
                    arrivals.getOrDefault(ReadPath.DELTA, at),
                    appId,
                    operation,
                    object.type(),
                    object.ordinal(),
                    object.id(),
                    changes.values(),
                    changes.added(),
                    changes.removed());
            log.append(commit);
            return apply(commit, arrivals);
        }
    }

    /** Creates an object; only inside {@link #write}. */
    public DirectoryObject create(
            String appId, Operation operation, ObjectType type, UUID id, Map<Property, @Nullable Object> values) {
        DirectoryObject created = new DirectoryObject(id, objects.size(), type);
        return commit(appId, operation, created, Changes.of(values));
    }

    /** Writes or removes a setting; only inside {@link #write}. */
    public void put(SettingChange change) {
        log.append(change);
        apply(change);
    }

    /** Applies what an earlier process has written. */
    public DirectoryObject apply(Commit commit) {
        Map<ReadPath, Long> arrivals = new EnumMap<>(ReadPath.class);
        for (ReadPath path : ReadPath.values()) {
            arrivals.put(path, path == ReadPath.BY_ID ? commit.at() : commit.visibleAt());
        }
        return apply(commit, arrivals);
    }

    private DirectoryObject apply(Commit commit, Map<ReadPath, Long> arrivals) {
        DirectoryObject object = objects.atOrCreate(commit.ordinal(), commit.id(), commit.type());
        ObjectVersion before = object.current();
        ObjectVersion after = before.with(lifeAfter(commit, before), withReferences(before, commit));
        List<Settling.Arrival> coming = Settling.arrivals(commit, object, after, arrivals);
        object.become(after);
        indexes.add(object, after, indexedOf(commit.type()));
        if (after.life() == Life.DELETED && before.life() != Life.DELETED) {
            deletions.add(commit.at(), object);
        }
        journal.add(new Journal.Entry(commit, this, nameOf(object, before), anchorOf(object)));
        coming.forEach(settling::add);
        settling.arrive(commit.at(), this::settle);
        return object;
    }

    /** Applies what an earlier process has written. */
    public void apply(SettingChange change) {
        settings.apply(change);
        Map<String, @Nullable Object> document = change.document();
        if (document != null && change.kind() == SettingKind.PROFILE) {
            profile = TenantProfile.of(document);
        }
        if (document != null && change.kind() == SettingKind.EXTENSION_PROPERTY) {
            users = users.with(ExtensionProperties.property(document));
            indexedOfUsers = indexed(users);
        }
    }

    /** Adds an object that is simply there: no journal, no change, no log. Only while the tenant is being built. */
    public DirectoryObject load(UUID id, ObjectType type, ObjectVersion version) {
        DirectoryObject object = objects.atOrCreate(objects.size(), id, type);
        object.become(version);
        object.show(version);
        indexes.add(object, version, indexedOf(type));
        if (version.life() == Life.DELETED && version.get(UserSchema.DELETED_DATE_TIME) instanceof Instant deleted) {
            deletions.add(deleted.toEpochMilli(), object);
        }
        return object;
    }

    /** Says after which position the feed goes on. Only while the tenant is being built. */
    public void loadFeed(ObjectType type, long start) {
        feed(type).startAt(start);
    }

    /** Adds a change that has been visible before. Only while the tenant is being built. */
    public void loadChange(
            DirectoryObject object,
            Operation operation,
            BitSet properties,
            List<Integer> added,
            List<Integer> removed) {
        feed(object.type()).append(object, operation, properties, added, removed);
    }

    /** Lets everything arrive that is under way, whatever the time; only inside {@link #write}. */
    public void settleAll() {
        settling.arrive(Long.MAX_VALUE, this::settle);
    }

    private void settle(Settling.Arrival arrival) {
        DirectoryObject object = arrival.object();
        Commit commit = arrival.commit();
        List<Property> indexed = indexedOf(object.type());
        Set<ObjectVersion> before = object.readable();
        object.show(arrival.paths(), arrival.version());
        Set<ObjectVersion> remaining = object.readable();
        before.removeAll(remaining);
        before.forEach(old -> indexes.forget(object, old, remaining, indexed));
        if (arrival.version() != object.current()) {
            indexes.add(object, arrival.version(), indexed);
        }
        if (arrival.paths().contains(ReadPath.DELTA)) {
            feed(object.type()).append(object, commit.operation(), commit.changed(), commit.added(), commit.removed());
        }
    }

    private static Life lifeAfter(Commit commit, ObjectVersion before) {
        boolean structural = commit.operation().lifeCycle();
        return structural ? commit.operation().life() : before.life();
    }

    private static Map<Property, @Nullable Object> withReferences(ObjectVersion before, Commit commit) {
        if (commit.type() != ObjectType.GROUP
                || (commit.added().isEmpty() && commit.removed().isEmpty())) {
            return commit.values();
        }
        BitSet members = (BitSet) before.references(GroupSchema.MEMBERS).clone();
        commit.added().forEach(members::set);
        commit.removed().forEach(members::clear);
        Map<Property, @Nullable Object> values = new HashMap<>(commit.values());
        values.put(GroupSchema.MEMBERS, members);
        return values;
    }

    private List<Property> indexedOf(ObjectType type) {
        return type == ObjectType.USER ? indexedOfUsers : indexedOfGroups;
    }

    private static List<Property> indexed(Schema schema) {
        return schema.properties().stream().filter(Property::indexed).toList();
    }

    private String nameOf(DirectoryObject object, ObjectVersion before) {
        Property name = object.type() == ObjectType.USER ? UserSchema.DISPLAY_NAME : GroupSchema.DISPLAY_NAME;
        String now = object.current().text(name);
        String then = before.text(name);
        return now != null ? now : then != null ? then : "";
    }

    private @Nullable String anchorOf(DirectoryObject object) {
        if (object.type() != ObjectType.USER) {
            return null;
        }
        return users.properties().stream()
                .filter(ExtensionProperties::anchor)
                .map(property -> object.current().text(property))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
