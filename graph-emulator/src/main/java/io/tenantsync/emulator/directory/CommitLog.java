package io.tenantsync.emulator.directory;

/** Where the changes of one tenant are kept. Called before they are applied, one at a time. */
public interface CommitLog {
    /** Keeps nothing. */
    CommitLog NONE = entry -> {};

    /** Hands the record to the operating system before it returns. */
    void append(LogRecord entry);
}
