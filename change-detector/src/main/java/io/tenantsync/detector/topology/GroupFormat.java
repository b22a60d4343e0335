package io.tenantsync.detector.topology;

import io.tenantsync.detector.detection.merging.TrackedGroup;

/** A group in a store. */
final class GroupFormat {
    private static final int VERSION = 1;

    private GroupFormat() {}

    static byte[] write(TrackedGroup group) {
        return new StateWriter(VERSION)
                .text(group.displayName())
                .rounds(group.parents())
                .octet(group.deleted() ? 1 : 0)
                .number(group.version())
                .bytes();
    }

    static TrackedGroup read(byte[] bytes) {
        StateReader in = new StateReader(bytes, VERSION, "group");
        return new TrackedGroup(in.textOrNull(), in.rounds(), in.octet() == 1, in.number());
    }
}
