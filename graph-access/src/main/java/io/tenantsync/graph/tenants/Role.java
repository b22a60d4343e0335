package io.tenantsync.graph.tenants;

/** What a process wants from a tenant; decides which of the tenant's credentials is used. */
public enum Role {
    /** Read the people and groups. */
    SOURCE,
    /** Read and write the people that we keep there. */
    TARGET
}
