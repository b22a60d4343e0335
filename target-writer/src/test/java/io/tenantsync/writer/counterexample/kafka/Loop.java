package io.tenantsync.writer.counterexample.kafka;

import io.tenantsync.writer.counterexample.graph.Door;

/** Deliberately wrong: one adapter uses another. */
class Loop {
    Door door = new Door();
}
