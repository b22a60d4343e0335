package io.tenantsync.standalone;

import java.util.concurrent.atomic.AtomicBoolean;

/** Stops in order when the process is asked to end (Ctrl-C, SIGTERM). */
final class Shutdown {
    private static final AtomicBoolean REQUESTED = new AtomicBoolean();

    private Shutdown() {}

    static void on(AutoCloseable... inOrder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(inOrder), "shutdown"));
    }

    /** Whether the process is ending. */
    static boolean requested() {
        return REQUESTED.get();
    }

    private static void stop(AutoCloseable... inOrder) {
        REQUESTED.set(true);
        Console.say("Stopping.");
        for (AutoCloseable each : inOrder) {
            try {
                each.close();
            } catch (Exception failed) {
                Console.say("Stopping in order failed: " + failed);
            }
        }
        Console.say("Stopped. The same command carries on.");
    }
}
