package io.tenantsync.writer.writing.orders;

/**
 * A person in a configuration.
 *
 * @param person {@code <source tenant id>/<source object id>}
 */
public record Subject(String configurationId, String person) {}
