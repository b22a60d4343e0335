package io.tenantsync.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.quota.Limits;
import io.tenantsync.graph.quota.Limits.Allowance;
import io.tenantsync.graph.sdk.FakeGraph.Call;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The governor at work behind the door: a bucket of 40 writes that takes an hour to fill, of which 10 go in one batch at most. */
class PacedDoorTest {
    private static final Allowance PLENTY = new Allowance(1_000_000, Duration.ofSeconds(1));
    private static final Limits FORTY_WRITES = new Limits(PLENTY, new Allowance(40, Duration.ofHours(1)), PLENTY);
    private static final BatchRequest WRITE = BatchRequest.patch("/users/1", Map.of("jobTitle", "x"));

    @RegisterExtension
    static final FakeGraphExtension fake =
            new FakeGraphExtension(GraphSettings.defaults(), Governors.of(FORTY_WRITES, Clock.systemUTC()));

    @Test
    void bulkWaitsForQuotaWhileALeaverAndReadsPass() throws Exception {
        fake.graph().answers(PacedDoorTest::fine);
        GraphDirectory door = fake.door();
        AtomicInteger asked = new AtomicInteger();
        List<BatchAnswer> bulk = new CopyOnWriteArrayList<>();
        Thread joiners = Thread.startVirtualThread(() -> bulk.addAll(
                door.batch(Collections.nCopies(48, WRITE), Lane.BULK, "a", () -> asked.incrementAndGet() < 60)));
        assertThat(door.batch(List.of(BatchRequest.delete("/users/2")), Lane.URGENT)
                        .getFirst()
                        .succeeded())
                .isTrue();
        assertThat(door.batch(List.of(BatchRequest.get("/users/3")), Lane.BULK)
                        .getFirst()
                        .succeeded())
                .isTrue();
        assertThat(joiners.join(Duration.ofSeconds(30))).isTrue();
        assertThat(bulk.stream().filter(BatchAnswer::succeeded)).hasSizeBetween(28, 36);
        assertThat(bulk.stream().filter(answer -> !answer.succeeded()))
                .allSatisfy(answer -> assertThat(answer.failure()).isEqualTo(new GraphFailure.NotSent(Lost.GUARD)));
    }

    @Test
    void aBatchIsNotLargerThanASmallBucketCanCarry() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        fake.graph().answers(call -> {
            sizes.add(call.items().size());
            return fine(call);
        });
        fake.door().batch(Collections.nCopies(20, WRITE), Lane.BULK);
        assertThat(sizes).containsOnly(8, 4);
    }

    @Test
    void countsWhatWasAskedPerTenantAndOperation() {
        fake.graph().answers(PacedDoorTest::fine);
        fake.door().batch(List.of(WRITE, BatchRequest.get("/users/1"), BatchRequest.get("/users/2")), Lane.LIVE);
        String tenant = fake.graph().tenant().tenantId();
        assertThat(fake.meters()
                        .get("graph.requests")
                        .tags("tenant", tenant, "operation", "user-read", "outcome", "success")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(fake.meters()
                        .get("graph.writes")
                        .tags("operation", "user-update")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(fake.meters()
                        .get("graph.round.trips")
                        .tags("operation", "batch")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(fake.meters()
                        .get("graph.quota.waits")
                        .tags("lane", "live")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(fake.meters()
                        .get("graph.quota.left")
                        .tags("limit", "writes")
                        .gauge()
                        .value())
                .isBetween(38.9, 39.1);
    }

    private static Reply fine(Call call) {
        String responses = IntStream.range(0, call.items().size())
                .mapToObj(id -> "{'id':'" + id + "','status':200,'body':{}}")
                .collect(Collectors.joining(","));
        return Reply.json(200, "{'responses':[" + responses + "]}");
    }
}
