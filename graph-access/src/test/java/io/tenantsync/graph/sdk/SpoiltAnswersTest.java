package io.tenantsync.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Whatever comes back, the client says so in its own words, sends no POST twice and shows no token. */
class SpoiltAnswersTest {
    private static final int[] STATUSES = {200, 200, 200, 201, 302, 400, 401, 403, 404, 409, 410, 429, 500, 503};

    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension(
            GraphSettings.defaults()
                    .withAttempts(2, 2)
                    .withBackOff(Duration.ofMillis(1), Duration.ofMillis(2))
                    .withCallTimeout(Duration.ofSeconds(2)),
            Governors.none());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDeltaPageIsReadOrRefusedInOurOwnWords(long seed) {
        Random random = new Random(seed);
        fake.graph()
                .answers(call -> spoilt(
                        random,
                        "{'value':[{'id':'1','jobTitle':null}],'@odata.deltaLink':'"
                                + fake.graph().url() + "/v1.0/users/delta?$deltatoken=t'}"));
        GraphDirectory door = fake.door();
        for (int time = 0; time < 25; time++) {
            Throwable thrown = catchThrowable(() -> door.delta(door.firstUsers(List.of()), Lane.LIVE));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(GraphException.class);
                assertThat(printed(thrown)).doesNotContain(FakeGraph.TOKEN).doesNotContain("$deltatoken=t");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void eachRequestOfABatchHasItsAnswerAndNoPostIsSentTwiceUnlessItWasSurelyNotApplied(long seed) {
        Random random = new Random(seed);
        List<BatchRequest> requests = List.of(
                BatchRequest.post("/invitations", Map.of("invitedUserEmailAddress", "a@b")),
                BatchRequest.patch("/users/1", Map.of("jobTitle", "x")),
                BatchRequest.get("/users/1"));
        for (int time = 0; time < 25; time++) {
            AtomicInteger applied = new AtomicInteger();
            fake.graph().answers(call -> {
                String inner = "{'responses':[{'id':'0','status':201,'body':{}},{'id':'2','status':200,'body':{}},"
                        + "{'id':'1','status':204}]}";
                Reply reply = spoilt(random, inner);
                boolean posts = call.items().stream().anyMatch(item -> "POST".equals(item.get("method")));
                if (posts && reply.status() != 429 && reply.status() != 401) {
                    applied.incrementAndGet();
                }
                return reply;
            });
            List<BatchAnswer> answers = fake.door().batch(requests, Lane.LIVE);
            assertThat(answers)
                    .hasSize(3)
                    .allSatisfy(answer -> assertThat(
                                    answer.failure() == null
                                            ? ""
                                            : answer.failure().summary())
                            .doesNotContain(FakeGraph.TOKEN));
            assertThat(applied.get()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void nestingBeyondReasonIsRefused() {
        fake.graph().answers(call -> Reply.json(200, "{'value':" + "[".repeat(100_000) + "}"));
        assertThat(failureOfReading()).isInstanceOf(GraphFailure.Unintelligible.class);
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        byte[] item = "{\"id\":\"x\"},".getBytes(UTF_8);
        InputStream endless =
                new SequenceInputStream(new ByteArrayInputStream("{\"value\":[".getBytes(UTF_8)), new Repeating(item));
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.object(endless));
    }

    @Test
    void anAnswerFromAGatewayIsNoAnswerOfGraph() {
        fake.graph()
                .answers(call -> new Reply(502, Map.of("Content-Type", "text/html"), "<html>Bad gateway</html>", 0));
        assertThat(failureOfReading()).isInstanceOf(GraphFailure.Transient.class);
        fake.graph().answers(call -> new Reply(200, Map.of("Content-Type", "text/html"), "<html>Sign in</html>", 0));
        assertThat(failureOfReading()).isInstanceOf(GraphFailure.Unintelligible.class);
    }

    private static GraphFailure failureOfReading() {
        Throwable thrown = catchThrowable(() -> fake.door().delta(fake.door().firstUsers(List.of()), Lane.LIVE));
        assertThat(thrown).isInstanceOf(GraphException.class);
        return ((GraphException) thrown).failure();
    }

    /** An answer in which something is wrong, most of the time. */
    private static synchronized Reply spoilt(Random random, String good) {
        Reply reply = Reply.json(STATUSES[random.nextInt(STATUSES.length)], body(random, good));
        reply = random.nextInt(8) == 0 ? reply.with("Retry-After", junk(random)) : reply;
        reply = random.nextInt(8) == 0 ? reply.with("x-ms-throttle-limit-percentage", junk(random)) : reply;
        reply = random.nextInt(8) == 0 ? reply.with("x-ms-resource-unit", junk(random)) : reply;
        return switch (random.nextInt(10)) {
            case 0 -> Reply.lost();
            case 1 -> reply.body().length() > 1 ? reply.cutInHalf() : reply;
            default -> reply;
        };
    }

    private static String body(Random random, String good) {
        return switch (random.nextInt(6)) {
            case 0 -> good;
            case 1 -> good.replace("'1'", json(random, 3));
            case 2 -> good.replace(':', ',');
            case 3 -> "{'error':" + json(random, 4) + "}";
            case 4 -> good.substring(0, random.nextInt(good.length()));
            default -> json(random, 5);
        };
    }

    private static String json(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> String.valueOf(random.nextLong());
            case 3 -> "1e" + random.nextInt(400);
            case 4 -> "'" + "y".repeat(random.nextInt(40)) + "'";
            case 5 -> "123456789012345678901234567890";
            case 6 -> "[" + json(random, depth - 1) + "," + json(random, depth - 1) + "]";
            default ->
                "{'" + name(random) + "':" + json(random, depth - 1) + ",'" + name(random) + "':"
                        + json(random, depth - 1) + "}";
        };
    }

    private static String name(Random random) {
        List<String> names = List.of(
                "id", "value", "responses", "status", "body", "headers", "error", "code", "innerError", "details");
        return names.get(random.nextInt(names.size()));
    }

    private static String junk(Random random) {
        List<String> junk = List.of("", "-1", "NaN", "1e9", "99999999999999999999", "0.95", "soon", "0x10", ";");
        return junk.get(random.nextInt(junk.size()));
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static final class Repeating extends InputStream {
        private final byte[] bytes;
        private int at;

        Repeating(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes[at++ % bytes.length];
        }
    }
}
