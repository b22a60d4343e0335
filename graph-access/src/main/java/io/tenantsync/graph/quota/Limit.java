package io.tenantsync.graph.quota;

/** What is limited. */
public enum Limit {
    /** Resource units of one application in one tenant. */
    UNITS,
    /** Writes of one application in one tenant. */
    WRITES,
    /** Invitations of all applications into one tenant. */
    INVITATIONS
}
