package io.tenantsync.detector.detection.polling;

/** Where observations go. */
public interface ObservationLog {

    /** Writes all of it or, by throwing, nothing. After a failure this log and whatever uses it must be thrown away. */
    void publish(Publication publication);

    /**
     * Whether those who read observations keep up. A full enumeration waits while they do not, so that a live change does
     * not stand in line behind it. Answers no only after a moment, so that callers may ask again at once.
     */
    default boolean readersKeepUp() {
        return true;
    }
}
