package io.tenantsync.emulator.token;

import java.util.List;

/**
 * Who a token speaks for.
 *
 * @param expiresAt in epoch seconds
 */
public record Caller(String tenantId, String appId, List<String> roles, long expiresAt) {
    public Caller {
        roles = List.copyOf(roles);
    }
}
