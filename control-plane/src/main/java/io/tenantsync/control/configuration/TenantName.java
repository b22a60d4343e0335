package io.tenantsync.control.configuration;

/**
 * A tenant as a configuration names it.
 *
 * @param name the operator's name for it
 * @param tenantId GUID in lower case
 */
public record TenantName(String name, String tenantId) {}
