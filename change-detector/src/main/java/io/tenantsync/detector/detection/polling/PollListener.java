package io.tenantsync.detector.detection.polling;

import java.time.Instant;

/** Told what happens while a tenant is polled, for logs and figures. */
public interface PollListener {

    /** A page was read and, if it said anything, written. */
    void page(boolean baseline, int items);

    /** Everything that there was to read has been read. */
    void iterationEnded(Instant at);

    /** Look-ups were answered. */
    void lookedUp(int people);

    /** Look-ups were given up after many attempts. */
    void lookupsGivenUp(int people);

    /** A full enumeration of users begins. */
    void baselineBegins(String why);

    /** It ended. */
    void baselineEnds();

    /** Polling does not get on; told once for each new reason. */
    void trouble(String message);

    /** Polling gets on again. */
    void recovered();
}
