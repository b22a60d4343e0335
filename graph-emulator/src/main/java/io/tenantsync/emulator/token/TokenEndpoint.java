package io.tenantsync.emulator.token;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.token.TokenAnswer.Denied;
import io.tenantsync.emulator.token.TokenAnswer.Granted;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Client credentials against tokens. */
public final class TokenEndpoint {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Set<String> SIGN_IN = Set.of("openid", "profile", "offline_access");

    private final Directory directory;
    private final AccessTokens tokens;
    private final ClientAssertion assertions;

    public TokenEndpoint(Directory directory, AccessTokens tokens, InstantSource clock) {
        this.directory = directory;
        this.tokens = tokens;
        this.assertions = new ClientAssertion(clock);
    }

    /**
     * Grants or denies a token.
     *
     * @param tenantName id or domain, from the path
     * @param form the fields of the form; a client id and secret from Basic authentication have been put among them
     */
    public TokenAnswer answer(String tenantName, Map<String, String> form) {
        Tenant tenant = directory.named(tenantName);
        if (tenant == null) {
            return new Denied(
                    400,
                    "invalid_request",
                    90002,
                    "Tenant '" + tenantName + "' not found. Check to make sure you have the correct tenant ID.");
        }
        Denied malformed = malformed(form);
        if (malformed != null) {
            return malformed;
        }
        String clientId = form.getOrDefault("client_id", "");
        Map<String, @Nullable Object> app = tenant.settings().find(SettingKind.APPLICATION, clientId);
        if (app == null) {
            return new Denied(
                    400,
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + clientId + "' was not found in the directory '"
                            + tenant.profile().name() + "'.");
        }
        Denied refused = proven(app, tenantName, form);
        if (refused != null) {
            return refused;
        }
        String tenantId = tenant.profile().tenantId();
        String appId = Documents.text(app, "appId");
        return new Granted(tenantId, appId, tokens.issue(tenantId, appId, Documents.texts(app, "roles")));
    }

    /** The id of the tenant that a path names by id or domain; empty if there is none. */
    public String tenantId(String tenantName) {
        Tenant tenant = directory.named(tenantName);
        return tenant == null ? "" : tenant.profile().tenantId();
    }

    private static @Nullable Denied malformed(Map<String, String> form) {
        String grant = form.getOrDefault("grant_type", "");
        if (grant.isEmpty()) {
            return missing("grant_type");
        }
        if (!grant.equals("client_credentials")) {
            return new Denied(
                    400,
                    "unsupported_grant_type",
                    70003,
                    "The app requested an unsupported grant type '" + grant + "'.");
        }
        if (form.getOrDefault("client_id", "").isEmpty()) {
            return missing("client_id");
        }
        String scope = form.getOrDefault("scope", "");
        if (scope.isEmpty()) {
            return missing("scope");
        }
        if (!oneResource(scope)) {
            return new Denied(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope " + scope
                            + " is not valid. Client credential flows must have a scope value with /.default suffixed to"
                            + " the resource identifier (application ID URI).");
        }
        return null;
    }

    /** Microsoft's library always adds the three scopes of a sign-in, which Entra ignores here. */
    private static boolean oneResource(String scope) {
        List<String> resources = Pattern.compile("\\s+")
                .splitAsStream(scope.strip())
                .filter(one -> !SIGN_IN.contains(one))
                .toList();
        return resources.size() == 1 && resources.getFirst().endsWith("/.default");
    }

    private @Nullable Denied proven(Map<String, @Nullable Object> app, String tenantName, Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            String complaint = form.getOrDefault("client_assertion_type", "").equals(JWT_BEARER)
                    ? assertions.complaint(
                            assertion,
                            Documents.text(app, "appId"),
                            Documents.text(app, "certificate"),
                            "/" + tenantName + "/oauth2/v2.0/token")
                    : "The client_assertion_type must be " + JWT_BEARER + ".";
            return complaint == null ? null : new Denied(401, "invalid_client", 700027, complaint);
        }
        String secret = form.get("client_secret");
        if (secret == null) {
            return new Denied(
                    401,
                    "invalid_client",
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        String expected = Documents.text(app, "secret");
        if (expected.isEmpty() || !expected.equals(secret)) {
            return new Denied(
                    401,
                    "invalid_client",
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '"
                            + Documents.text(app, "appId") + "'.");
        }
        return null;
    }

    private static Denied missing(String field) {
        return new Denied(
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + field + "'.");
    }
}
