package io.tenantsync.control.trust;

/** The two tenants whose trust is judged; names are the operator's. */
public record Pair(String sourceName, String sourceId, String targetName, String targetId) {}
