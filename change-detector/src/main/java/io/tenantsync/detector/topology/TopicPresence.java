package io.tenantsync.detector.topology;

/** Which topics are known to exist. Writing to one that does not would stop a Streams thread for a minute and kill it. */
@FunctionalInterface
public interface TopicPresence {

    /** Cheap; may be a little behind. */
    boolean exists(String topic);
}
