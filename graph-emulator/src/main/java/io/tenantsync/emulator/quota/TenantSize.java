package io.tenantsync.emulator.quota;

/** How large Graph takes a tenant to be, which decides its resource units. */
public enum TenantSize {
    /** Fewer than 50 users. */
    S(3_500),
    /** 50 to 500 users. */
    M(5_000),
    /** More than 500 users. */
    L(8_000);

    private final int unitsPerTenSeconds;

    TenantSize(int unitsPerTenSeconds) {
        this.unitsPerTenSeconds = unitsPerTenSeconds;
    }

    /** The size of a tenant with so many users. */
    public static TenantSize of(int users) {
        return users < 50 ? S : users <= 500 ? M : L;
    }

    int unitsPerTenSeconds() {
        return unitsPerTenSeconds;
    }
}
