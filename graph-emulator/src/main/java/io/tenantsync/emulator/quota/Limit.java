package io.tenantsync.emulator.quota;

import java.time.Duration;
import java.util.Arrays;

/** The limits that directory requests meet, with Graph's documented amounts. */
public enum Limit {
    /** Resource units of one app in one tenant; the amount goes by the tenant's size. */
    UNITS("units", Scope.TENANT_APPLICATION, Kind.READ_WRITE, 0, 10),
    /** Writes of one app in one tenant. */
    WRITES("writes", Scope.TENANT_APPLICATION, Kind.WRITE, 3_000, 150),
    /** Invitations to one tenant by all apps together. */
    INVITATIONS("invitations", Scope.TENANT, Kind.WRITE, 150, 5),
    /** Writes to one tenant by all apps together. */
    TENANT_WRITES("tenantWrites", Scope.TENANT, Kind.WRITE, 18_000, 300),
    /** Resource units of one app in all tenants. */
    APP_UNITS("appUnits", Scope.APPLICATION, Kind.READ_WRITE, 150_000, 20),
    /** Writes of one app in all tenants. */
    APP_WRITES("appWrites", Scope.APPLICATION, Kind.WRITE, 35_000, 300),
    /** Requests of one app in all tenants, whatever they are about. */
    APP_REQUESTS("appRequests", Scope.APPLICATION, Kind.READ_WRITE, 130_000, 10);

    private final String wireName;
    private final Scope scope;
    private final Kind kind;
    private final int amount;
    private final Duration window;

    Limit(String wireName, Scope scope, Kind kind, int amount, int windowSeconds) {
        this.wireName = wireName;
        this.scope = scope;
        this.kind = kind;
        this.amount = amount;
        this.window = Duration.ofSeconds(windowSeconds);
    }

    /** Who shares a limit. */
    public enum Scope {
        TENANT_APPLICATION("Tenant_Application"),
        TENANT("Tenant"),
        APPLICATION("Application");

        private final String wireName;

        Scope(String wireName) {
            this.wireName = wireName;
        }
    }

    /** Which requests it is about, as {@code x-ms-throttle-scope} names them. */
    public enum Kind {
        WRITE("Write", "WriteLimitExceeded"),
        READ_WRITE("ReadWrite", "ResourceUnitLimitExceeded");

        private final String wireName;
        private final String information;

        Kind(String wireName, String information) {
            this.wireName = wireName;
            this.information = information;
        }
    }

    /** The limit of that name in control API and files, or an explanation which names there are. */
    public static Limit named(String name) {
        return Arrays.stream(values())
                .filter(limit -> limit.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no limit '" + name + "'; there are "
                        + Arrays.stream(values()).map(Limit::wireName).toList() + "."));
    }

    /** Its name in control API and files. */
    public String wireName() {
        return wireName;
    }

    /** Who shares it. */
    public Scope scope() {
        return scope;
    }

    /** The documented amount in a tenant of that size. */
    double amount(TenantSize size) {
        return this == UNITS ? size.unitsPerTenSeconds() : amount;
    }

    /** The time in which the amount may be used. */
    Duration window() {
        return window;
    }

    /** What a request uses of it; 0 if the limit does not concern the request. */
    double cost(Charge charge, QuotaSettings settings) {
        boolean write = charge.write() && (!charge.invitation() || settings.invitationsAreWrites());
        return switch (this) {
            case UNITS, APP_UNITS -> charge.units();
            case WRITES, TENANT_WRITES, APP_WRITES -> write ? 1 : 0;
            case INVITATIONS -> charge.invitation() ? 1 : 0;
            case APP_REQUESTS -> 1;
        };
    }

    /** The value of {@code x-ms-throttle-scope}. */
    String throttleScope(Charge charge) {
        return scope.wireName + "/" + kind.wireName + "/" + charge.appId() + "/" + charge.tenantId();
    }

    /** The value of {@code x-ms-throttle-information}. */
    String throttleInformation() {
        return kind.information;
    }
}
