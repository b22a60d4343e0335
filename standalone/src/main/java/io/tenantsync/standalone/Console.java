package io.tenantsync.standalone;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Lines for the person at the terminal. */
final class Console {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Console() {}

    static synchronized void say(String sentence) {
        System.out.println(TIME.format(LocalTime.now()) + "  " + sentence);
    }
}
