package io.tenantsync.emulator.quota;

/**
 * What one request is going to use.
 *
 * @param units resource units by Graph's table
 * @param write whether it changes something
 * @param invitation whether it invites somebody, which has a limit of its own
 */
public record Charge(String tenantId, String appId, int units, boolean write, boolean invitation) {}
