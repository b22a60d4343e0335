package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupState;
import io.tenantsync.schemas.JobState;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the three global topics are about. */
final class GlobalContents {
    private GlobalContents() {}

    /** Configurations by id. */
    record Configurations(WireFormat wire, Knowledge knowledge) implements GlobalFeed.Content {
        @Override
        public byte @Nullable [] take(String key, byte @Nullable [] value) {
            if (value == null) {
                knowledge.removeConfiguration(key);
            } else {
                remember(key, value);
            }
            return value;
        }

        @Override
        public void remember(String key, byte[] kept) {
            Configuration configuration = wire.decode(Topics.CONFIGURATIONS, kept, Configuration.class);
            if (!configuration.getId().equals(key)) {
                throw new PoisonRecord("The key is not the id of the configuration", null);
            }
            if (configuration.getState() == ConfigurationState.REMOVED) {
                knowledge.removeConfiguration(key);
            } else {
                knowledge.put(ConfigurationCodec.toDomain(configuration));
            }
        }
    }

    /** Job states by configuration id. */
    record Jobs(WireFormat wire, Knowledge knowledge) implements GlobalFeed.Content {
        @Override
        public byte @Nullable [] take(String key, byte @Nullable [] value) {
            if (value == null) {
                knowledge.removeJob(key);
            } else {
                remember(key, value);
            }
            return value;
        }

        @Override
        public void remember(String key, byte[] kept) {
            knowledge.put(key, Job.of(wire.decode(Topics.JOB_STATES, kept, JobState.class)));
        }
    }

    /** Groups and the markers of their rounds, by {@code <tenant>/<group>}. Used by one thread at a time. */
    static final class Groups implements GlobalFeed.Content {
        private static final int VERSION = 1;

        private final WireFormat wire;
        private final Knowledge knowledge;
        private final Map<String, GroupBook> books = new HashMap<>();

        Groups(WireFormat wire, Knowledge knowledge) {
            this.wire = wire;
            this.knowledge = knowledge;
        }

        @Override
        public byte @Nullable [] take(String key, byte @Nullable [] value) {
            UserKey group = UserKey.parse(key);
            GroupBook book = book(group.tenantId());
            long since = book.since(group.userId());
            if (value == null) {
                book.put(group.userId(), List.of(), true, since);
            } else {
                put(group, wire.decode(Topics.GROUPS, value, Group.class), since);
            }
            knowledge.put(group.tenantId(), book.snapshot());
            return value == null ? null : keep(value, since);
        }

        @Override
        public void remember(String key, byte[] kept) {
            UserKey group = UserKey.parse(key);
            Unpacker in = new Unpacker(kept, VERSION);
            long since = in.number();
            put(group, wire.decode(Topics.GROUPS, in.rest(), Group.class), since);
            knowledge.put(group.tenantId(), book(group.tenantId()).snapshot());
        }

        private void put(UserKey group, Group value, long since) {
            GroupBook book = book(group.tenantId());
            switch (value.getWhat()) {
                case RoundEnded marker -> book.roundEnded(marker.getRound(), marker.getBaseline());
                case GroupState state ->
                    book.put(
                            group.userId(),
                            state.getParents().stream().map(UserCodec::id).toList(),
                            state.getDeleted(),
                            since);
                default -> throw new PoisonRecord("The record is neither a group's state nor a marker", null);
            }
        }

        private GroupBook book(String tenantId) {
            return Objects.requireNonNull(books.computeIfAbsent(tenantId, id -> new GroupBook()));
        }

        private static byte[] keep(byte[] value, long since) {
            return new Packer(VERSION).number(since).rest(value).bytes();
        }
    }
}
