package io.tenantsync.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.graph.models.Invitation;
import com.microsoft.kiota.ApiException;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class DoorTest {
    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension();

    private static final String ID = "0a1b2c3d-0000-4000-8000-0123456789ab";

    @Test
    void readsPageAfterPageUpToTheDeltaLink() {
        fake.graph()
                .answers(call -> call.path().contains("skiptoken")
                        ? page("{'id':'2'}", "deltaLink", "/v1.0/users/delta?$deltatoken=d")
                        : page("{'id':'1'}", "nextLink", "/v1.0/users/delta?$skiptoken=s%2Bt"));
        GraphDirectory door = fake.door();
        DeltaPage first = door.delta(door.firstUsers(List.of("displayName", "manager")), Lane.BULK);
        DeltaPage last = door.delta(first.link(), Lane.BULK);
        assertThat(last.last()).isTrue();
        assertThat(fake.graph().calls())
                .extracting(FakeGraph.Call::path)
                .containsExactly("/v1.0/users/delta?$select=displayName,manager", "/v1.0/users/delta?$skiptoken=s%2Bt");
        assertThat(door.use().requests()).isEqualTo(2);
    }

    @Test
    void knowsTheStartsOfRounds() {
        String base = fake.graph().url() + "/v1.0";
        assertThat(fake.door().latestUsers(List.of("displayName")).url())
                .isEqualTo(base + "/users/delta?$deltatoken=latest&$select=displayName");
        assertThat(fake.door()
                        .firstGroups(List.of(ID), List.of("displayName", "members"))
                        .url())
                .isEqualTo(base + "/groups/delta?$filter=id%20eq%20%27" + ID + "%27&$select=displayName,members");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.door().firstGroups(Collections.nCopies(51, ID), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1.0/users/delta?$skiptoken=s",
                "http://localhost:1/v1.0/users/delta",
                "https://localhost:1/v1.0/users/delta",
                "GRAPH@evil.example/v1.0/users/delta",
                "GRAPH/beta/users/delta",
                "GRAPH/v1.0/../beta/users/delta",
                "not a link",
            })
    void neverFollowsALinkThatLeadsElsewhere(String link) {
        String url = link.replace("GRAPH", fake.graph().url());
        fake.graph().answers(call -> page("", "nextLink", url));
        assertThat(failure(() -> fake.door().delta(new DeltaLink(url), Lane.LIVE)))
                .isInstanceOf(GraphFailure.ForeignHost.class);
        assertThat(fake.graph().calls()).isEmpty();
        assertThat(failure(() -> fake.door().delta(fake.door().firstUsers(List.of()), Lane.LIVE)))
                .isInstanceOf(GraphFailure.ForeignHost.class);
        assertThat(fake.graph().calls()).hasSize(1);
    }

    @Test
    void doesNotFollowRedirects() {
        fake.graph()
                .answers(call -> Reply.status(307).with("Location", fake.graph().url() + "/v1.0/other"));
        assertThat(failure(this::readUsers)).isInstanceOf(GraphFailure.Unintelligible.class);
        assertThat(fake.graph().calls()).allMatch(call -> call.path().equals("/v1.0/users/delta"));
    }

    @Test
    void handsOverWhereAResetWantsToStart() {
        String restart = fake.graph().url() + "/v1.0/users/delta?$deltatoken=";
        fake.graph().answers(call -> Reply.status(410).with("Location", restart));
        assertThat(failure(this::readUsers)).isEqualTo(new GraphFailure.Gone(new DeltaLink(restart)));
        fake.graph().answers(call -> Reply.status(410).with("Location", "https://evil.example/v1.0/users/delta"));
        assertThat(failure(this::readUsers)).isEqualTo(new GraphFailure.Gone(null));
        fake.graph().answers(call -> Reply.json(400, "{'error':{'code':'syncStateNotFound','message':'m'}}"));
        assertThat(failure(this::readUsers)).isEqualTo(new GraphFailure.Gone(null));
    }

    @Test
    void waitsOutThrottlingTroubleAndBrokenPages() {
        AtomicInteger calls = new AtomicInteger();
        fake.graph().answers(call -> switch (calls.incrementAndGet()) {
            case 1 -> Reply.status(429);
            case 2 -> Reply.status(503);
            case 3 -> Reply.lost();
            case 4 -> Reply.status(429);
            case 5 -> Reply.json(200, "{'value':[{'id':").cutOff();
            default -> page("{'id':'1'}", "deltaLink", "/v1.0/users/delta?$deltatoken=d");
        });
        assertThat(readUsers().items()).hasSize(1);
        assertThat(fake.graph().calls()).hasSize(6);
        assertThat(fake.door().use().roundTrips()).isEqualTo(6);
        assertThat(fake.door().use().requests()).isEqualTo(6);
        assertThat(fake.door().use().throttled()).isEqualTo(2);
    }

    @Test
    void givesEachRequestItsOwnIdForMicrosoftsSupport() {
        fake.graph().answers(call -> page("", "deltaLink", "/v1.0/users/delta?$deltatoken=d"));
        readUsers();
        readUsers();
        assertThat(fake.graph().calls())
                .extracting(call -> call.header("Client-request-id"))
                .doesNotHaveDuplicates()
                .noneMatch(String::isEmpty);
    }

    @Test
    void saysThatAPageMakesNoSense() {
        fake.graph().answers(call -> Reply.json(200, "{'value':[]}"));
        assertThat(failure(this::readUsers)).isInstanceOf(GraphFailure.Unintelligible.class);
        assertThat(fake.graph().calls()).hasSize(3);
    }

    @Test
    void fetchesOneTokenForAllThreadsAndRoles() throws Exception {
        int before = fake.graph().tokens();
        fake.graph().answers(call -> page("", "deltaLink", "/v1.0/users/delta?$deltatoken=d"));
        Tenant tenant = fake.graph().tenant();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DeltaPage>> pages = new ArrayList<>();
            for (int number = 0; number < 32; number++) {
                GraphDirectory door = fake.directories().open(tenant, number % 2 == 0 ? Role.SOURCE : Role.TARGET);
                pages.add(threads.submit(() -> door.delta(door.firstUsers(List.of()), Lane.LIVE)));
            }
            for (Future<DeltaPage> page : pages) {
                page.get();
            }
        }
        assertThat(fake.graph().tokens() - before).isEqualTo(1);
        assertThat(fake.door().use().tokens()).isEqualTo(1);
        assertThat(fake.graph().calls()).hasSize(32);
    }

    @Test
    void opensTheSameDoorAgain() {
        assertThat(fake.door()).isSameAs(fake.door());
        Tenant sourceOnly = new Tenant(
                "contoso",
                fake.graph().tenant().tenantId(),
                fake.graph().tenant().cloud(),
                fake.graph().tenant().sourceCredential(),
                null,
                null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.directories().open(sourceOnly, Role.TARGET))
                .withMessageContaining("Tenant contoso has no targetCredential in the tenants file");
    }

    @Test
    void saysThatTheCredentialIsRefused() {
        fake.graph().answers(call -> Reply.status(500));
        fake.graph()
                .answersTokens(call -> Reply.json(
                        401, "{'error':'invalid_client','error_description':'AADSTS7000215: Invalid client secret.'}"));
        try {
            assertThat(failure(this::readUsers))
                    .isInstanceOfSatisfying(
                            GraphFailure.Unauthenticated.class,
                            failure -> assertThat(failure.code()).isEqualTo("AADSTS7000215"));
            assertThat(fake.graph().calls()).isEmpty();
        } finally {
            fake.graph()
                    .answersTokens(call -> Reply.json(
                            200, "{'token_type':'Bearer','expires_in':3599,'access_token':'" + FakeGraph.TOKEN + "'}"));
        }
    }

    @Test
    void repeatsReadsOfTheSdkButNoPost() {
        AtomicInteger calls = new AtomicInteger();
        fake.graph()
                .answers(call -> calls.incrementAndGet() < 3
                        ? Reply.status(503)
                        : Reply.json(200, "{'id':'1','displayName':'Adele'}"));
        assertThat(fake.door().sdk().users().byUserId("1").get().getDisplayName())
                .isEqualTo("Adele");
        assertThat(fake.graph().calls()).hasSize(3);

        fake.graph().answers(call -> Reply.json(503, "{'error':{'code':'x','message':'m'}}"));
        ApiException refused = catchThrowableOfType(
                ApiException.class, () -> fake.door().sdk().invitations().post(new Invitation()));
        assertThat(refused.getResponseStatusCode()).isEqualTo(503);
        assertThat(fake.graph().calls()).hasSize(1);

        fake.graph().answers(call -> Reply.lost());
        catchThrowableOfType(
                RuntimeException.class, () -> fake.door().sdk().invitations().post(new Invitation()));
        assertThat(fake.graph().calls()).hasSize(1);
    }

    @Test
    void aThrottledSdkCallIsRepeatedAfterItsWait() {
        AtomicInteger calls = new AtomicInteger();
        fake.graph()
                .answers(call -> calls.incrementAndGet() == 1
                        ? Reply.status(429).with("Retry-After", "1")
                        : Reply.json(201, "{'id':'1'}"));
        long start = System.nanoTime();
        assertThat(fake.door().sdk().invitations().post(new Invitation()).getId())
                .isEqualTo("1");
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void logsNeitherTokensNorSecretsNorLinksEvenAtTheFinestLevel() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Logger azure = (Logger) LoggerFactory.getLogger("com.azure");
        Logger microsoft = (Logger) LoggerFactory.getLogger("com.microsoft");
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        List<Logger> loggers = List.of(root, azure, microsoft);
        List<Level> levels = loggers.stream().map(Logger::getLevel).toList();
        loggers.forEach(logger -> logger.setLevel(Level.TRACE));
        root.addAppender(logged);
        try {
            fake.graph().answers(call -> page("", "deltaLink", "/v1.0/users/delta?$deltatoken=hidden-link"));
            DeltaPage page = readUsers();
            fake.door().delta(page.link(), Lane.LIVE);
            fake.graph().answers(call -> Reply.lost());
            failure(() -> fake.door().delta(page.link(), Lane.LIVE));
        } finally {
            root.detachAppender(logged);
            for (int index = 0; index < loggers.size(); index++) {
                loggers.get(index).setLevel(levels.get(index));
            }
        }
        assertThat(logged.list)
                .as("something is logged, so that there is something to look at")
                .isNotEmpty();
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(text -> text.contains(FakeGraph.TOKEN)
                        || text.contains(FakeGraph.SECRET)
                        || text.contains("hidden-link"));
    }

    private DeltaPage readUsers() {
        return fake.door().delta(fake.door().firstUsers(List.of()), Lane.LIVE);
    }

    private static GraphFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        GraphException thrown = catchThrowableOfType(GraphException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }

    private static Reply page(String items, String kind, String link) {
        String url = link.startsWith("/") ? fake.graph().url() + link : link;
        return Reply.json(200, "{'value':[" + items + "],'@odata." + kind + "':'" + url + "'}");
    }
}
