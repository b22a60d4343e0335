package io.tenantsync.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SharedTokenTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int signIns;
    private int fetches;
    private boolean down;
    private final List<Boolean> challenged = new ArrayList<>();
    private final SharedToken token = new SharedToken(this::signIn, "tenant", () -> now);

    @Test
    void isFetchedOnceAndKeptUntilFiveMinutesBeforeItsEnd() {
        assertThat(get()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(54));
        assertThat(get()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(get()).isEqualTo("token-2");
        assertThat(signIns).isEqualTo(1);
    }

    @Test
    void isUsedUpToItsEndWhenItCannotBeRenewed() {
        get();
        down = true;
        now = now.plus(Duration.ofMinutes(56));
        assertThat(get()).isEqualTo("token-1");
        assertThat(get()).isEqualTo("token-1");
        assertThat(fetches).as("not tried again at once").isEqualTo(2);
        now = now.plus(Duration.ofMinutes(4));
        GraphException thrown = catchThrowableOfType(GraphException.class, this::get);
        assertThat(thrown.failure()).isInstanceOf(GraphFailure.Transient.class);
        down = false;
        assertThat(get()).isEqualTo("token-4");
    }

    @Test
    void isFetchedAnewByANewSignInWhenGraphRefusedIt() {
        get();
        now = now.plusSeconds(31);
        token.refused("Bearer another", false);
        assertThat(get()).isEqualTo("token-1");
        token.refused("Bearer token-1", false);
        assertThat(get()).isEqualTo("token-2");
        assertThat(signIns).isEqualTo(2);
        token.refused("Bearer token-2", false);
        assertThat(get()).as("not again so soon").isEqualTo("token-2");
    }

    @Test
    void answersAChallengeWithANewToken() {
        get();
        TokenRequestContext request = new TokenRequestContext().addScopes("s").setClaims("{}");
        assertThat(token.getTokenSync(request).getToken()).isEqualTo("token-2");
        assertThat(get()).isEqualTo("token-2");
        assertThat(challenged).containsExactly(false, true);
    }

    private String get() {
        return token.getTokenSync(new TokenRequestContext().addScopes("s")).getToken();
    }

    private TokenCredential signIn() {
        signIns++;
        return request -> {
            fetches++;
            challenged.add(request.getClaims() != null);
            return down
                    ? Mono.error(new IllegalStateException("no network"))
                    : Mono.just(new AccessToken(
                            "token-" + fetches, now.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC)));
        };
    }
}
