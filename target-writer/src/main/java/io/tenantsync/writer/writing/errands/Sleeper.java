package io.tenantsync.writer.writing.errands;

import java.time.Duration;

/** Lets time pass. */
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
