package io.tenantsync.emulator.token;

/** What the token endpoint says. */
public sealed interface TokenAnswer {
    /** A token and for whom. */
    record Granted(String tenantId, String clientId, String accessToken) implements TokenAnswer {}

    /**
     * No token.
     *
     * @param status on the wire
     * @param error OAuth's error code
     * @param number Entra's error number
     * @param message what follows the number
     */
    record Denied(int status, String error, int number, String message) implements TokenAnswer {}
}
