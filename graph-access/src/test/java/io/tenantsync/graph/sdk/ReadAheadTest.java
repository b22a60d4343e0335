package io.tenantsync.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPages;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Call;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadAheadTest {
    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension();

    @Test
    void givesAllPagesInTheirOrder() {
        fake.graph().answers(call -> page(number(call), 5));
        List<String> ids = new ArrayList<>();
        try (DeltaPages pages = fake.door().pages(start(), Lane.BULK)) {
            for (var page = pages.next(); page != null; page = pages.next()) {
                page.items().forEach(item -> ids.add(item.id()));
            }
            assertThat(pages.next()).isNull();
        }
        assertThat(ids).containsExactly("0", "1", "2", "3", "4", "5");
    }

    @Test
    void asksForOnePageAheadAndNotForMore() {
        fake.graph().answers(call -> page(number(call), 5));
        try (DeltaPages pages = fake.door().pages(start(), Lane.BULK)) {
            pages.next();
            await().until(() -> fake.graph().calls().size() == 2);
            pages.next();
            await().until(() -> fake.graph().calls().size() == 3);
        }
        assertThat(fake.graph().calls()).hasSize(3);
    }

    @Test
    void aFailureComesWhenItsPageIsWanted() {
        fake.graph()
                .answers(call -> number(call) < 2
                        ? page(number(call), 5)
                        : Reply.json(410, "{'error':{'code':'resyncRequired','message':'m'}}"));
        try (DeltaPages pages = fake.door().pages(start(), Lane.BULK)) {
            assertThat(Objects.requireNonNull(pages.next()).items()).hasSize(1);
            assertThat(Objects.requireNonNull(pages.next()).items()).hasSize(1);
            GraphException gone = catchThrowableOfType(GraphException.class, pages::next);
            assertThat(gone.failure()).isInstanceOf(GraphFailure.Gone.class);
        }
    }

    @Test
    void neverAsksAForeignHostForTheNextPage() {
        fake.graph()
                .answers(call -> Reply.json(
                        200, "{'@odata.nextLink':'https://evil.example/v1.0/users/delta?$skiptoken=1','value':[]}"));
        try (DeltaPages pages = fake.door().pages(start(), Lane.BULK)) {
            GraphException foreign = catchThrowableOfType(GraphException.class, pages::next);
            assertThat(foreign.failure()).isInstanceOf(GraphFailure.ForeignHost.class);
        }
        assertThat(fake.graph().calls()).hasSize(1);
    }

    private static DeltaLink start() {
        GraphDirectory door = fake.door();
        return door.firstUsers(List.of());
    }

    private static int number(Call call) {
        int at = call.path().indexOf("skiptoken=");
        return at < 0 ? 0 : Integer.parseInt(call.path().substring(at + "skiptoken=".length()));
    }

    private static Reply page(int number, int last) {
        String link = fake.graph().url() + "/v1.0/users/delta?$" + (number == last ? "deltatoken=" : "skiptoken=")
                + (number + 1);
        return Reply.json(
                200,
                "{'@odata." + (number == last ? "deltaLink" : "nextLink") + "':'" + link + "','value':[{'id':'" + number
                        + "'}]}");
    }
}
