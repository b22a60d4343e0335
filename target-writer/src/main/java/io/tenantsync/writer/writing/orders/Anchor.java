package io.tenantsync.writer.writing.orders;

/**
 * The stamp that says whose account it is.
 *
 * @param property the directory extension that holds it
 * @param value {@code <source tenant id>/<source object id>}
 */
public record Anchor(String property, String value) {}
