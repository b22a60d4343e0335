package io.tenantsync.mapper.topology;

import org.jspecify.annotations.Nullable;

/** The key of a record on its way out, with the topic that it goes to. */
record Outgoing(String topic, byte @Nullable [] key) {}
