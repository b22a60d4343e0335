package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Intent;

/**
 * A wish that may be carried out.
 *
 * @param intent the wish
 * @param approved true when people said so
 * @param counted true while the guard counts it though nothing was sent
 */
public record Grant(Intent intent, boolean approved, boolean counted) {
    /** A command was sent for it. */
    Grant spent() {
        return new Grant(intent, approved, false);
    }
}
