package io.tenantsync.emulator.directory;

/** The documents that a tenant keeps beside its objects. */
public enum SettingKind {
    /** Name, ids and domains of the tenant; one document with an empty key. */
    PROFILE,
    /** App registrations by client id. */
    APPLICATION,
    /** Directory extensions by full name. */
    EXTENSION_PROPERTY,
    /** Cross-tenant access settings by the partner's tenant id. */
    PARTNER,
    /** Inbound synchronisation settings by the partner's tenant id. */
    IDENTITY_SYNCHRONIZATION,
    /** Who may invite whom; one document with an empty key. */
    INVITATION_POLICY,
    /** Mail contacts by id. */
    CONTACT
}
