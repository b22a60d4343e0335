package io.tenantsync.detector.detection.polling;

/** Where observations go. */
public interface ObservationLog {

    /** Writes all of it or, by throwing, nothing. After a failure this log and whatever uses it must be thrown away. */
    void publish(Publication publication);
}
