package io.tenantsync.graph.sdk;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.aad.msal4j.MsalServiceException;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One token for all who need it: fetched once however many wait for it, and renewed before it ends. azure-identity
 * alone would ask once per waiting thread.
 */
final class SharedToken implements TokenCredential {
    private static final Logger log = LoggerFactory.getLogger(SharedToken.class);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d+");

    private final Supplier<TokenCredential> signIn;
    private final String tenantId;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private @Nullable TokenCredential credential;
    private volatile @Nullable Held held;

    /** @param signIn makes a credential that has no token yet */
    SharedToken(Supplier<TokenCredential> signIn, String tenantId, InstantSource clock) {
        this.signIn = signIn;
        this.tenantId = tenantId;
        this.clock = clock;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    /** @throws GraphException if there is none to be had */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        boolean challenged = request.getClaims() != null;
        Held known = held;
        if (!challenged && known != null && clock.instant().isBefore(known.renewAt())) {
            return known.token();
        }
        fetching.lock();
        try {
            Held other = held;
            if (other != null && other != known) {
                return other.token();
            }
            return fetch(request, challenged ? null : other);
        } finally {
            fetching.unlock();
        }
    }

    /**
     * Graph refused a token: the next request signs in anew, unless that was done just now.
     *
     * @param challenged whether Graph says that it wants a fresh one, however new this one is
     */
    void refused(@Nullable String authorization, boolean challenged) {
        fetching.lock();
        try {
            Held known = held;
            if (known != null
                    && ("Bearer " + known.token().getToken()).equals(authorization)
                    && (challenged || clock.instant().isAfter(known.fetchedAt().plus(BETWEEN_RENEWALS)))) {
                held = null;
                credential = null;
            }
        } finally {
            fetching.unlock();
        }
    }

    private AccessToken fetch(TokenRequestContext request, @Nullable Held old) {
        Instant now = clock.instant();
        try {
            if (credential == null) {
                credential = signIn.get();
            }
            AccessToken token = credential.getTokenSync(request);
            held = Held.fetched(token, now);
            return token;
        } catch (RuntimeException refused) {
            GraphFailure failure = failure(refused);
            if (old == null || !now.isBefore(old.token().getExpiresAt().toInstant())) {
                throw new GraphException(failure, refused);
            }
            log.atWarn()
                    .addKeyValue("tenant", tenantId)
                    .addKeyValue("outcome", failure.kind())
                    .log("token could not be renewed; the old one is used until it ends");
            held = old.notBefore(now.plus(BETWEEN_RENEWALS));
            return old.token();
        }
    }

    private static GraphFailure failure(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MsalServiceException service && service.statusCode() != null) {
                return failure(service, service.statusCode());
            }
            if (cause instanceof IllegalArgumentException) {
                return new GraphFailure.Unauthenticated("credential-unusable", String.valueOf(cause.getMessage()));
            }
        }
        return new GraphFailure.Transient(
                0, "token", "the token endpoint gives no token; check authorityUrl, network, proxy and the credential");
    }

    private static GraphFailure failure(MsalServiceException service, int status) {
        String text = String.valueOf(service.getMessage());
        Matcher code = AADSTS.matcher(text);
        String name = code.find() ? code.group() : String.valueOf(service.errorCode());
        return status == 429 || status >= 500
                ? new GraphFailure.Transient(status, name, text)
                : new GraphFailure.Unauthenticated(name, text);
    }

    /** A token and when it is time for the next. */
    private record Held(AccessToken token, Instant fetchedAt, Instant renewAt) {
        static Held fetched(AccessToken token, Instant now) {
            Instant ends = token.getExpiresAt().toInstant();
            Duration half = Duration.between(now, ends).dividedBy(2);
            Instant ahead = ends.minus(half.compareTo(AHEAD) < 0 ? half : AHEAD);
            return new Held(token, now, later(now.plus(BETWEEN_RENEWALS), asked(token, now, ahead), ends));
        }

        /** When the library asks for a renewal; an answer without that field comes as a moment long gone. */
        private static Instant asked(AccessToken token, Instant now, Instant ahead) {
            if (token.getRefreshAt() == null) {
                return ahead;
            }
            Instant asked = token.getRefreshAt().toInstant();
            return asked.isAfter(now) && asked.isBefore(ahead) ? asked : ahead;
        }

        Held notBefore(Instant when) {
            return new Held(token, fetchedAt, when);
        }

        /** Not at once again (the library may answer from its own cache), but never after the token's end. */
        private static Instant later(Instant earliest, Instant wanted, Instant end) {
            Instant when = earliest.isAfter(wanted) ? earliest : wanted;
            return when.isAfter(end) ? end : when;
        }
    }
}
