package io.tenantsync.control.operation;

import org.jspecify.annotations.Nullable;

/**
 * What is in force.
 *
 * @param job null if the process ended between publishing the revision and its first state
 */
public record Published(Revision revision, @Nullable JobState job) {}
