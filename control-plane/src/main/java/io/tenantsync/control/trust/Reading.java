package io.tenantsync.control.trust;

/** What came of reading a setting of a tenant. */
public sealed interface Reading<T> {

    record Read<T>(T value) implements Reading<T> {}

    /**
     * @param why what stood in the way, ends the sentence "could not be read: "
     * @param remedy what to do
     */
    record Unreadable<T>(String why, String remedy) implements Reading<T> {}
}
