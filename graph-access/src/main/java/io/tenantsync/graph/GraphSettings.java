package io.tenantsync.graph;

import java.time.Duration;

/**
 * How the doors of a process behave.
 *
 * @param callTimeout how long one HTTP exchange may take, all in all; a writer keeps it below its Kafka session timeout
 * @param connectTimeout how long a connection may take to be made
 * @param concurrentBatches how many batches one door has under way at a time, over all callers
 * @param attempts how often a request is sent at most while Graph or the network is in passing trouble
 * @param throttledAttempts how often a request is sent at most while Graph throttles it
 * @param backOff first wait when Graph does not say how long; doubles with jitter
 * @param longestWait waits are not longer than this; if Graph asks for more, the request fails as throttled
 */
public record GraphSettings(
        Duration callTimeout,
        Duration connectTimeout,
        int concurrentBatches,
        int attempts,
        int throttledAttempts,
        Duration backOff,
        Duration longestWait) {
    public GraphSettings {
        if (concurrentBatches < 1 || attempts < 1 || throttledAttempts < 1) {
            throw new IllegalArgumentException(
                    "concurrentBatches, attempts and throttledAttempts of the Graph settings must be 1 or more");
        }
    }

    /** What suits most. */
    public static GraphSettings defaults() {
        return new GraphSettings(
                Duration.ofSeconds(30), Duration.ofSeconds(5), 4, 4, 10, Duration.ofMillis(500), Duration.ofMinutes(2));
    }

    public GraphSettings withCallTimeout(Duration timeout) {
        return new GraphSettings(
                timeout, connectTimeout, concurrentBatches, attempts, throttledAttempts, backOff, longestWait);
    }

    public GraphSettings withConcurrentBatches(int batches) {
        return new GraphSettings(
                callTimeout, connectTimeout, batches, attempts, throttledAttempts, backOff, longestWait);
    }

    public GraphSettings withAttempts(int transientOnes, int throttledOnes) {
        return new GraphSettings(
                callTimeout, connectTimeout, concurrentBatches, transientOnes, throttledOnes, backOff, longestWait);
    }

    public GraphSettings withBackOff(Duration first, Duration longest) {
        return new GraphSettings(
                callTimeout, connectTimeout, concurrentBatches, attempts, throttledAttempts, first, longest);
    }
}
