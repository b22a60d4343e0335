package io.tenantsync.emulator.token;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Issues access tokens and recognises them again. */
public final class AccessTokens {
    /** How long a token is good for, in seconds. */
    public static final long LIFETIME_SECONDS = 3599;

    private static final int REMEMBERED = 1_000;
    private static final String AUDIENCE = "https://graph.microsoft.com";

    private final SigningKey key;
    private final InstantSource clock;
    private final Map<String, Caller> known = new ConcurrentHashMap<>();

    public AccessTokens(SigningKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for Graph that says who the caller is. */
    public String issue(String tenantId, String appId, List<String> roles) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", AUDIENCE);
        claims.put("iss", "https://sts.windows.net/" + tenantId + "/");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        claims.put("appid", appId);
        claims.put("idtyp", "app");
        claims.put("oid", appId);
        claims.put("sub", appId);
        claims.put("tid", tenantId);
        claims.put("uti", UUID.randomUUID().toString());
        claims.put("ver", "1.0");
        if (!roles.isEmpty()) {
            claims.put("roles", roles);
        }
        return Jwt.sign(claims, key.privateKey());
    }

    /** Who the token speaks for; null if it is not ours or has expired. */
    public @Nullable Caller recognise(String token) {
        Caller caller = known.get(token);
        if (caller == null) {
            caller = verify(token);
        }
        return caller != null && caller.expiresAt() > clock.instant().getEpochSecond() ? caller : null;
    }

    private @Nullable Caller verify(String token) {
        Jwt jwt = Jwt.parse(token);
        if (jwt == null || !jwt.text("aud").equals(AUDIENCE) || !jwt.signedBy(key.publicKey())) {
            return null;
        }
        List<String> roles = jwt.claims().get("roles") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        Caller caller = new Caller(jwt.text("tid"), jwt.text("appid"), roles, jwt.number("exp"));
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(token, caller);
        return caller;
    }
}
