package io.tenantsync.writer.writing.directory;

import static io.tenantsync.writer.writing.Orders.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.writer.writing.orders.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RememberingDirectoryTest {
    private Instant now = Instant.EPOCH;
    private final Map<Question.Among, Map<String, Object>> shown = new HashMap<>();
    private Problem refusal;

    /** Searches show what the test says, whatever is written. */
    private final TargetDirectory lagging = new TargetDirectory() {
        @Override
        public List<QueryAnswer> read(List<Query> queries, Lane lane, BooleanSupplier mayStillSend) {
            return queries.stream()
                    .map(query -> new QueryAnswer(query, found(query), null, 1, 1))
                    .toList();
        }

        @Override
        public List<WriteAnswer> write(List<Write> writes, Lane lane, BooleanSupplier mayStillSend) {
            return writes.stream()
                    .map(write -> new WriteAnswer(null, refusal, 1))
                    .toList();
        }
    };

    private final RememberingDirectory directory = new RememberingDirectory(lagging, () -> now, Duration.ofMinutes(1));

    private List<Account> found(Query query) {
        Map<String, Object> properties = shown.get(query.among());
        return properties == null
                ? List.of()
                : List.of(new Account("x", query.among() == Question.Among.DELETED, properties, true, "old"));
    }

    private List<Account> ask(Question question) {
        return directory
                .read(List.of(new Query(List.of(question), Set.of(), Set.of())), Lane.LIVE, () -> true)
                .getFirst()
                .accounts();
    }

    private void write(Write write) {
        directory.write(List.of(write), Lane.LIVE, () -> true);
    }

    @Test
    void searchesShowWhatWasWrittenAMomentAgo() {
        shown.put(Question.Among.LIVE, map("city", "Delft", "state", "ZH"));
        write(new Write.Patch("x", map("city", "Gouda")));
        write(new Write.SetManager("x", "new"));

        Account account = ask(Question.live("id", "x")).getFirst();
        assertThat(account.properties()).isEqualTo(map("city", "Gouda", "state", "ZH"));
        assertThat(account.managerId()).isEqualTo("new");
        write(new Write.ClearManager("x"));
        assertThat(ask(Question.live("id", "x")).getFirst().managerId()).isNull();
    }

    @Test
    void theMemoryFadesAndDirectReadsAreBelieved() {
        shown.put(Question.Among.LIVE, map("city", "Delft"));
        write(new Write.Patch("x", map("city", "Gouda")));
        assertThat(ask(Question.direct("x")).getFirst().text("city")).isEqualTo("Delft");

        now = now.plusSeconds(61);
        assertThat(ask(Question.live("id", "x")).getFirst().text("city")).isEqualTo("Delft");
    }

    @Test
    void whatWasDeletedOrRestoredIsSeenOnTheRightSideOnly() {
        shown.put(Question.Among.LIVE, map());
        shown.put(Question.Among.DELETED, map());
        write(new Write.Delete("x"));
        assertThat(ask(Question.live("id", "x"))).isEmpty();
        assertThat(ask(Question.deleted("id", "x"))).hasSize(1);
        write(new Write.Restore("x"));
        assertThat(ask(Question.live("id", "x"))).hasSize(1);
        assertThat(ask(Question.deleted("id", "x"))).isEmpty();
    }

    @Test
    void whatFailedIsNotRemembered() {
        shown.put(Question.Among.LIVE, map("city", "Delft"));
        refusal = new Problem.Throttled("TooManyRequests");
        write(new Write.Patch("x", map("city", "Gouda")));
        assertThat(ask(Question.live("id", "x")).getFirst().text("city")).isEqualTo("Delft");
    }
}
