package io.tenantsync.writer.writing.orders;

import org.jspecify.annotations.Nullable;

/**
 * The manager that is wished.
 *
 * @param targetId object id in the target; null = none
 */
public record ManagerWish(@Nullable String targetId) {}
