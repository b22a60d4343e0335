package io.tenantsync.emulator.directory;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Time and sequence numbers for the writes of all tenants. Time never goes back, even if the computer's does. */
public final class WriteClock {
    private final InstantSource source;
    private final AtomicLong millis = new AtomicLong();
    private final AtomicLong seq = new AtomicLong();

    public WriteClock(InstantSource source) {
        this.source = source;
    }

    /** Epoch milliseconds, not before any earlier answer. */
    public long now() {
        return millis.accumulateAndGet(source.millis(), Math::max);
    }

    long nextSeq() {
        return seq.incrementAndGet();
    }

    /** The highest number given out. */
    public long lastSeq() {
        return seq.get();
    }

    /** Goes on after what an earlier process wrote. */
    public void resumeAfter(long lastSeq, long lastMillis) {
        seq.accumulateAndGet(lastSeq, Math::max);
        millis.accumulateAndGet(lastMillis, Math::max);
    }
}
