package io.tenantsync.audit.auditing;

/**
 * What an entry cost in Microsoft Graph.
 *
 * @param requests requests, those inside a batch counted one by one
 * @param writes among them changes
 * @param resourceUnits Graph's resource units
 */
public record Cost(int requests, int writes, int resourceUnits) {}
