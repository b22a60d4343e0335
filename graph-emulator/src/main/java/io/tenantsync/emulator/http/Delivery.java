package io.tenantsync.emulator.http;

import java.time.Duration;

/** How an answer is brought. */
sealed interface Delivery {
    Delivery PLAIN = new Plain();

    /** At once and whole. */
    record Plain() implements Delivery {}

    /** Not at all: the connection is reset. */
    record Reset() implements Delivery {}

    /** In pieces of so many bytes with a pause after each. */
    record Trickled(int bytes, Duration pause) implements Delivery {}

    /** So many bytes of it, then the connection is reset. */
    record BrokenOff(int bytes) implements Delivery {}
}
