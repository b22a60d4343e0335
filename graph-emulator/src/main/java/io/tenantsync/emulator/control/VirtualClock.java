package io.tenantsync.emulator.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The emulator's time: real time, and as much ahead of it as it was moved. It never goes back. */
public final class VirtualClock implements InstantSource {
    private final InstantSource real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Real time to begin with. */
    public VirtualClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead());
    }

    /** How far it is ahead of real time. */
    public Duration ahead() {
        return ahead.get();
    }

    /**
     * Moves it forward; real time goes on from there.
     *
     * @throws IllegalArgumentException when it would go back
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The emulator's clock cannot go back, so not by " + by + ".");
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** Moves it to that time, unless it is there or further. */
    public void advanceTo(Instant time) {
        Duration by = Duration.between(instant(), time);
        if (by.isPositive()) {
            advance(by);
        }
    }
}
