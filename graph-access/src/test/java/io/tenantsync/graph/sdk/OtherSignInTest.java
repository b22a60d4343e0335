package io.tenantsync.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OtherSignInTest {
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}";

    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension();

    @TempDir
    Path folder;

    private final List<String> forms = new CopyOnWriteArrayList<>();

    @AfterEach
    void forgetTheScript() {
        fake.graph().answersTokens(call -> token());
    }

    @Test
    void workloadIdentityHandsOverTheTokenOfThePlatform() throws Exception {
        Path file = Files.writeString(folder.resolve("federated"), "header.federated.signature");
        answerAndRecord();
        door(new Credential.WorkloadIdentity(CLIENT, file)).delta(firstPage(), Lane.LIVE);
        assertThat(forms)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .contains("client_assertion=header.federated.signature", "client_id=" + CLIENT)
                        .doesNotContain("client_secret"));
    }

    @Test
    void managedIdentityAsksTheMachineForATokenOfGraph() {
        Machine machine = new Machine();
        SignIn signIn = new SignIn(fake.graph().tenant(), machine);
        assertThat(signIn.with(new Credential.ManagedIdentity(CLIENT))
                        .getTokenSync(new TokenRequestContext().addScopes("https://graph.microsoft.com/.default"))
                        .getToken())
                .isEqualTo("token-of-the-machine");
        assertThat(machine.urls)
                .last()
                .satisfies(url -> assertThat(URLDecoder.decode(url, UTF_8))
                        .startsWith("http://169.254.169.254/metadata/identity/oauth2/token")
                        .contains("resource=https://graph.microsoft.com", "client_id=" + CLIENT));
    }

    @Test
    void aChallengeIsAnsweredWithOneFreshTokenAndOneRepeat() {
        answerAndRecord();
        GraphDirectory door = fake.door();
        door.delta(firstPage(), Lane.LIVE);
        AtomicInteger calls = new AtomicInteger();
        fake.graph().answers(call -> calls.incrementAndGet() == 1 ? challenge() : page());
        forms.clear();
        door.delta(firstPage(), Lane.LIVE);
        assertThat(calls).hasValue(2);
        assertThat(forms).hasSize(1);
    }

    @Test
    void aBatchThatIsChallengedIsSentOnceMore() {
        answerAndRecord();
        AtomicInteger calls = new AtomicInteger();
        fake.graph()
                .answers(call -> calls.incrementAndGet() == 1
                        ? challenge()
                        : Reply.json(200, "{'responses':[{'id':'0','status':201,'body':{}}]}"));
        assertThat(fake.door()
                        .batch(List.of(BatchRequest.post("/invitations", Map.of())), Lane.LIVE)
                        .getFirst()
                        .succeeded())
                .isTrue();
        assertThat(calls).hasValue(2);
    }

    @Test
    void whoeverIsChallengedForEverSaysThatTheCredentialIsRefused() {
        answerAndRecord();
        fake.graph().answers(call -> challenge());
        assertThat(fake.door()
                        .batch(List.of(BatchRequest.post("/invitations", Map.of())), Lane.LIVE)
                        .getFirst()
                        .failure())
                .isInstanceOf(GraphFailure.Unauthenticated.class);
        assertThat(fake.graph().calls()).hasSizeLessThanOrEqualTo(4);
    }

    private void answerAndRecord() {
        fake.graph().answers(call -> page());
        fake.graph().answersTokens(call -> {
            forms.add(call.body());
            return token();
        });
    }

    private static GraphDirectory door(Credential credential) {
        Tenant secret = fake.graph().tenant();
        return fake.directories()
                .open(
                        new Tenant(secret.name(), secret.tenantId(), secret.cloud(), credential, null, null),
                        Role.SOURCE);
    }

    private static io.tenantsync.graph.delta.DeltaLink firstPage() {
        return fake.door().firstUsers(List.of());
    }

    private static Reply page() {
        return Reply.json(200, "{'value':[],'@odata.deltaLink':'" + fake.graph().url() + "/v1.0/users/delta?d'}");
    }

    private static Reply token() {
        return Reply.json(200, "{'token_type':'Bearer','expires_in':3599,'access_token':'" + FakeGraph.TOKEN + "'}");
    }

    private static Reply challenge() {
        String claims = Base64.getEncoder().encodeToString(CLAIMS.getBytes(UTF_8));
        return Reply.json(401, "{'error':{'code':'InvalidAuthenticationToken','message':'m'}}")
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://localhost/authorize\","
                                + " error=\"insufficient_claims\", claims=\"" + claims + "\"");
    }

    /** The identity endpoint of a virtual machine, behind the client and not on the network. */
    private static final class Machine implements HttpClient {
        private final List<String> urls = new CopyOnWriteArrayList<>();

        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            urls.add(request.getUrl().toString());
            long end = System.currentTimeMillis() / 1000 + 3600;
            return Mono.just(new Answer(
                    request,
                    "{\"access_token\":\"token-of-the-machine\",\"expires_on\":\"" + end
                            + "\",\"resource\":\"https://graph.microsoft.com\",\"token_type\":\"Bearer\",\"client_id\":\""
                            + CLIENT + "\"}"));
        }
    }

    private static final class Answer extends HttpResponse {
        private final byte[] body;

        Answer(HttpRequest request, String body) {
            super(request);
            this.body = body.getBytes(UTF_8);
        }

        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return getHeaders().getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(body));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(body);
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.just(new String(body, UTF_8));
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(new String(body, charset));
        }
    }
}
