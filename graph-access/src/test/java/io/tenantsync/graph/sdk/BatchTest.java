package io.tenantsync.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.graph.GraphUse;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Call;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension();

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    @Test
    void sendsTwentyAtATimeAndAnswersInTheOrderOfTheRequests() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        fake.graph().answers(call -> {
            sizes.add(call.items().size());
            return batch(call, (item, attempt) -> "'status':200,'body':{'you':'" + item.get("url") + "'}");
        });
        List<BatchRequest> requests = IntStream.range(0, 45)
                .mapToObj(number -> BatchRequest.get("/users/" + number))
                .toList();
        List<BatchAnswer> answers = fake.door().batch(requests, Lane.BULK);
        assertThat(sizes).containsExactlyInAnyOrder(20, 20, 5);
        assertThat(answers).extracting(BatchAnswer::request).containsExactlyElementsOf(requests);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.successBody())
                        .containsEntry("you", answer.request().path()));
        assertThat(fake.door().use()).isEqualTo(new GraphUse(45, 3, 0, 45, 1, 0));
    }

    @Test
    void sendsNullAsNullAndLeavesAbsentOut() {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':204"));
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("jobTitle", null);
        BatchAnswer answer = fake.door()
                .batch(List.of(BatchRequest.patch("/users/1", body)), Lane.LIVE)
                .getFirst();
        assertThat(answer.succeeded()).isTrue();
        assertThat(answer.body()).isNull();
        assertThat(fake.graph().calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/v1.0/$batch");
            assertThat(call.header("Authorization")).isEqualTo("Bearer " + FakeGraph.TOKEN);
            assertThat(call.body())
                    .isEqualTo("{\"requests\":[{\"id\":\"0\",\"method\":\"PATCH\",\"url\":\"/users/1\","
                            + "\"body\":{\"jobTitle\":null},\"headers\":{\"Content-Type\":\"application/json\"}}]}");
        });
    }

    @Test
    void repeatsOnlyTheThrottledOnesAfterTheirOwnWait() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        fake.graph().answers(call -> {
            sizes.add(call.items().size());
            return batch(
                    call,
                    (item, attempt) -> item.get("url").equals("/users/3") && attempt == 1
                            ? "'status':429,'headers':{'Retry-After':'1'},'body':{'error':{'code':'TooManyRequests'}}"
                            : "'status':200,'headers':{'x-ms-resource-unit':'2'},'body':{}");
        });
        long start = System.nanoTime();
        List<BatchAnswer> answers = fake.door()
                .batch(
                        IntStream.range(0, 10)
                                .mapToObj(number -> BatchRequest.get("/users/" + number))
                                .toList(),
                        Lane.LIVE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
        assertThat(sizes).containsExactly(10, 1);
        assertThat(answers).allMatch(BatchAnswer::succeeded);
        assertThat(fake.door().use()).isEqualTo(new GraphUse(11, 2, 0, 20, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void repeatsAfterThrottlingWhateverTheMethod(String method) {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':" + (attempt < 3 ? 429 : 204)));
        assertThat(one(request(method)).succeeded()).isTrue();
        assertThat(fake.graph().calls()).hasSize(3);
    }

    @Test
    void givesUpWhenThrottlingDoesNotEnd() {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':429"));
        assertThat(one(request("POST")).failure()).isEqualTo(new GraphFailure.Throttled(Duration.ZERO));
        assertThat(fake.graph().calls()).hasSize(4);
    }

    @Test
    void doesNotWaitLongerThanItIsSupposedTo() {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':429,'headers':{'Retry-After':'600'}"));
        assertThat(one(request("PATCH")).failure()).isEqualTo(new GraphFailure.Throttled(Duration.ofMinutes(10)));
        assertThat(fake.graph().calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "PUT", "DELETE"})
    void repeatsWhatIsRepeatableAfterAServerError(String method) {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':" + (attempt < 3 ? 503 : 204)));
        assertThat(one(request(method)).succeeded()).isTrue();
        assertThat(fake.graph().calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void neverRepeatsAPostAfterAServerError(int status) {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':" + status));
        BatchAnswer answer = one(request("POST"));
        assertThat(answer.failure()).isInstanceOf(GraphFailure.UnknownOutcome.class);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(fake.graph().calls()).hasSize(1);
    }

    @Test
    void afterALostConnectionOnlyThePostHasAnUnknownOutcome() {
        AtomicInteger calls = new AtomicInteger();
        fake.graph()
                .answers(call ->
                        calls.incrementAndGet() == 1 ? Reply.lost() : batch(call, (item, attempt) -> "'status':204"));
        List<BatchAnswer> answers = fake.door().batch(List.of(request("POST"), request("PATCH")), Lane.LIVE);
        assertThat(answers.get(0).failure()).isInstanceOf(GraphFailure.UnknownOutcome.class);
        assertThat(answers.get(1).succeeded()).isTrue();
        assertThat(fake.graph().calls()).hasSize(2);
        assertThat(fake.graph().calls().get(1).items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("method", "PATCH"));
    }

    @Test
    void aServiceUnavailableThatAsksForNoWaitMakesNoSecondPost() {
        fake.graph().answers(call -> Reply.status(503).with("Retry-After", "0"));
        assertThat(one(request("POST")).failure()).isInstanceOf(GraphFailure.UnknownOutcome.class);
        assertThat(fake.graph().calls()).hasSize(1);
    }

    @Test
    void aTruncatedAnswerLeavesAPostUnknownAndTheRestRepeated() {
        AtomicInteger calls = new AtomicInteger();
        fake.graph().answers(call -> {
            Reply whole = batch(call, (item, attempt) -> "'status':204");
            return calls.incrementAndGet() == 1 ? whole.cutInHalf() : whole;
        });
        List<BatchAnswer> answers = fake.door().batch(List.of(request("POST"), request("DELETE")), Lane.LIVE);
        assertThat(answers.get(0).failure()).isInstanceOf(GraphFailure.UnknownOutcome.class);
        assertThat(answers.get(1).succeeded()).isTrue();
    }

    @Test
    void matchesAnswersByIdAndMissesNone() {
        fake.graph().answers(call -> {
            List<String> responses = new ArrayList<>();
            for (Map<String, Object> item : call.items()) {
                if (!item.get("url").equals("/users/1")) {
                    responses.add(
                            "{'id':'" + item.get("id") + "','status':200,'body':{'you':'" + item.get("url") + "'}}");
                }
            }
            Collections.reverse(responses);
            return Reply.json(200, "{'responses':[" + String.join(",", responses) + "]}");
        });
        List<BatchAnswer> answers = fake.door()
                .batch(
                        List.of(
                                BatchRequest.get("/users/0"),
                                BatchRequest.get("/users/1"),
                                BatchRequest.get("/users/2")),
                        Lane.LIVE);
        assertThat(answers.get(0).successBody()).containsEntry("you", "/users/0");
        assertThat(answers.get(1).failure()).isInstanceOf(GraphFailure.Transient.class);
        assertThat(answers.get(2).successBody()).containsEntry("you", "/users/2");
    }

    @Test
    void waitsWhenTheWholeBatchIsThrottled() {
        AtomicInteger calls = new AtomicInteger();
        fake.graph()
                .answers(call -> calls.incrementAndGet() == 1
                        ? Reply.status(429)
                        : batch(call, (item, attempt) -> "'status':204"));
        assertThat(one(request("POST")).succeeded()).isTrue();
        assertThat(fake.door().use()).isEqualTo(new GraphUse(1, 2, 1, 1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void doesNotTakeARefusedBatchForAMissingPerson(int status) {
        fake.graph().answers(call -> Reply.status(status));
        assertThat(one(request("GET")).failure()).isInstanceOf(GraphFailure.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 302, 503})
    void anAnswerThatIsNoBatchAnswerMakesNoSecondPost(int status) {
        fake.graph().answers(call -> Reply.status(status));
        assertThat(one(request("POST")).failure()).isInstanceOf(GraphFailure.UnknownOutcome.class);
        assertThat(fake.graph().calls()).hasSize(1);
    }

    @Test
    void asksTheGuardBeforeEachAttemptAndSendsNothingOnceItSaysNo() {
        AtomicInteger asked = new AtomicInteger();
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':503"));
        List<BatchAnswer> answers = fake.door()
                .batch(List.of(request("PATCH"), request("DELETE")), Lane.LIVE, () -> asked.incrementAndGet() < 2);
        assertThat(asked).hasValue(2);
        assertThat(fake.graph().calls()).hasSize(1);
        assertThat(answers)
                .extracting(BatchAnswer::failure)
                .allMatch(GraphFailure.Transient.class::isInstance, "they may have taken effect");
    }

    @Test
    void saysOfWhatWasNeverSentThatItWasNotSent() {
        fake.graph().answers(call -> batch(call, (item, attempt) -> "'status':204"));
        List<BatchRequest> requests = Collections.nCopies(50, request("POST"));
        List<BatchAnswer> answers = fake.door().batch(requests, Lane.LIVE, () -> false);
        assertThat(answers)
                .hasSize(50)
                .allSatisfy(answer -> assertThat(answer.failure())
                        .isEqualTo(new GraphFailure.NotSent("the caller's guard said stop")));
        assertThat(fake.graph().calls()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        fake.graph()
                .answers(call -> batch(call, (item, attempt) -> {
                    return "'status':429,'headers':{'Retry-After':'2'}";
                }));
        Thread caller = Thread.currentThread();
        List<BatchAnswer> answers = fake.door().batch(List.of(request("POST")), Lane.LIVE, () -> {
            caller.interrupt();
            return true;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.failure()).isInstanceOf(GraphFailure.NotSent.class));
    }

    @Test
    void namesThePermissionThatIsMissing() {
        fake.graph()
                .answers(call -> batch(
                        call,
                        (item, attempt) ->
                                "'status':403,'body':{'error':{'code':'Authorization_RequestDenied','message':'m'}}"));
        assertThat(one(request("POST")).failure())
                .isEqualTo(new GraphFailure.Forbidden("Authorization_RequestDenied", "m", "User.Invite.All"));
        assertThat(one(request("GET")).failure())
                .isInstanceOfSatisfying(
                        GraphFailure.Forbidden.class,
                        failure -> assertThat(failure.summary())
                                .endsWith("check that it has the permission User.Read.All with admin consent"));
    }

    @Test
    void answersNothingWithNothing() {
        assertThat(fake.door().batch(List.of(), Lane.LIVE)).isEmpty();
    }

    @Test
    void whenNobodyAnswersEvenAPostMayBeRepeatedLater() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        Tenant tenant = fake.graph().tenantWithGraphAt("https://localhost:" + closed);
        BatchAnswer answer = fake.directories()
                .open(tenant, Role.TARGET)
                .batch(List.of(request("POST")), Lane.LIVE)
                .getFirst();
        assertThat(answer.failure()).isInstanceOfSatisfying(GraphFailure.Transient.class, failure -> {
            assertThat(failure.code()).isEqualTo("no-connection");
            assertThat(failure.summary()).contains("localhost: nobody answers there; check graphUrl");
        });
    }

    private BatchAnswer one(BatchRequest request) {
        return fake.door().batch(List.of(request), Lane.LIVE).getFirst();
    }

    private static BatchRequest request(String method) {
        return switch (method) {
            case "GET" -> BatchRequest.get("/users/1");
            case "POST" -> BatchRequest.post("/invitations", Map.of("invitedUserEmailAddress", "a@b"));
            case "PATCH" -> BatchRequest.patch("/users/1", Map.of("jobTitle", "x"));
            case "PUT" -> BatchRequest.put("/users/1/manager/$ref", Map.of("@odata.id", "x"));
            default -> BatchRequest.delete("/users/1");
        };
    }

    /** Answers each item with what is told for it and how often it was seen. */
    private Reply batch(Call call, BiFunction<Map<String, Object>, Integer, String> item) {
        List<String> responses = new ArrayList<>();
        for (Map<String, Object> one : call.items()) {
            int attempt = seen.merge(one.get("method") + " " + one.get("url"), 1, Integer::sum);
            responses.add("{'id':'" + one.get("id") + "'," + item.apply(one, attempt) + "}");
        }
        return Reply.json(200, "{'responses':[" + String.join(",", responses) + "]}");
    }
}
