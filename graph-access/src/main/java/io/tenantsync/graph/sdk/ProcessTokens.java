package io.tenantsync.graph.sdk;

import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The tokens of this process: services that run in one process and sign in to one tenant with one credential share one.
 * Nothing is ever removed; there are as many as credentials in the tenants file.
 */
final class ProcessTokens {
    private static final ConcurrentMap<Owner, Signed> TOKENS = new ConcurrentHashMap<>();

    private ProcessTokens() {}

    /** Where doors get their tokens from. */
    interface Keeper {
        Signed of(Owner owner, Supplier<Signed> signIn);
    }

    /** Whose token it is. */
    record Owner(String tenantId, Cloud cloud, Credential credential) {}

    /** A token and the count of how often it was fetched. */
    record Signed(SharedToken token, TokenCounter fetched) {}

    static Signed of(Owner owner, Supplier<Signed> signIn) {
        return TOKENS.computeIfAbsent(owner, absent -> signIn.get());
    }
}
