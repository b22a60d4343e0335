package io.tenantsync.detector.detection.polling;

import java.time.Duration;
import java.util.List;

/** The look-ups that wait for one tenant. Filled from another thread. */
public interface LookupInbox {

    /** The oldest orders, without taking them out: as many as have together about that many people. */
    List<LookupOrder> oldest(int people);

    /** Takes out what was answered. */
    void done(List<LookupOrder> answered);

    /** Returns after that time, or as soon as there is an order or another reason to look around. */
    void await(Duration atMost) throws InterruptedException;
}
