package io.tenantsync.audit.auditing;

/**
 * A tenant or a configuration.
 *
 * @param id its stable id
 * @param name its name when the entry was written
 */
public record Named(String id, String name) {}
