package io.tenantsync.detector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Work over all people of one tenant in one partition, done slice by slice.
 *
 * @param groupId the group whose stale members are dropped; null = people whom a baseline missed are asked for
 * @param round the round whose end caused it
 * @param next the first key that was not visited yet
 */
record Sweep(String tenantId, @Nullable String groupId, long round, Bytes next) {
    private static final int VERSION = 1;

    static Sweep missedByBaseline(String tenantId, long round) {
        return new Sweep(tenantId, null, round, Keys.first(tenantId));
    }

    static Sweep staleMembers(String tenantId, String groupId, long round) {
        return new Sweep(tenantId, groupId, round, Keys.first(tenantId));
    }

    /** A newer sweep for the same replaces an older one. */
    Bytes key() {
        return Keys.of(tenantId, groupId == null ? "-everybody" : groupId);
    }

    Sweep from(Bytes key) {
        return new Sweep(tenantId, groupId, round, key);
    }

    byte[] write() {
        return new StateWriter(VERSION)
                .text(tenantId)
                .text(groupId)
                .number(round)
                .text(new String(next.get(), UTF_8))
                .bytes();
    }

    static Sweep read(byte[] bytes) {
        StateReader in = new StateReader(bytes, VERSION, "sweep");
        return new Sweep(
                in.text(), in.textOrNull(), in.number(), Bytes.wrap(in.text().getBytes(UTF_8)));
    }
}
