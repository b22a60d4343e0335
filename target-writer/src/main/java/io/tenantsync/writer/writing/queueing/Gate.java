package io.tenantsync.writer.writing.queueing;

import io.tenantsync.writer.writing.errands.Reach;

/** Keeps work away from a target that cannot be reached. Thread-safe. */
public interface Gate {

    /** Whether a group may start now; each yes is followed by one {@link #left}. */
    boolean tryEnter();

    /** A group has ended. */
    void left(Reach reach);

    /** Whether the target cannot be worked with at present, so that reading on is of no use. */
    boolean closed();
}
