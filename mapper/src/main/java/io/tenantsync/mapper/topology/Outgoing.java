package io.tenantsync.mapper.topology;

import org.jspecify.annotations.Nullable;

/**
 * The key of a record on its way out, with where it goes.
 *
 * @param partition null = as the key says
 */
record Outgoing(
        String topic, byte @Nullable [] key, @Nullable Integer partition) {
    Outgoing(String topic, byte @Nullable [] key) {
        this(topic, key, null);
    }
}
