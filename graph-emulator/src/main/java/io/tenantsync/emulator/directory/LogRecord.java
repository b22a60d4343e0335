package io.tenantsync.emulator.directory;

/** Something that changes a tenant and must be found again after a restart. */
public sealed interface LogRecord permits Commit, SettingChange {}
