package io.tenantsync.detector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.polling.DirectoryFailure;
import io.tenantsync.detector.detection.polling.Page;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphUse;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaItem.ManagerChange;
import io.tenantsync.graph.delta.DeltaItem.MemberChange;
import io.tenantsync.graph.delta.DeltaItem.MemberType;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphSourceTest {
    private final Door door = new Door();
    private final GraphSource source = new GraphSource(door);

    @Test
    void keepsAbsentNullAndValueApartAndIdsInLowerCase() {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("department", null);
        properties.put("onPremisesExtensionAttributes/extensionAttribute1", "x");
        properties.put("proxyAddresses", List.of("SMTP:a"));
        door.page = link -> new DeltaPage(
                List.of(
                        new DeltaItem("ABC", null, properties, new ManagerChange.Assigned("BOSS"), List.of()),
                        new DeltaItem("d", DeltaItem.RemovedReason.CHANGED, Map.of(), null, List.of()),
                        new DeltaItem("e", DeltaItem.RemovedReason.DELETED, Map.of(), null, List.of())),
                new DeltaLink("next"),
                null);
        Page page = source.read("link", false);

        assertThat(page.last()).isFalse();
        assertThat(page.link()).isEqualTo("next");
        assertThat(page.items()).extracting(Page.Item::id).containsExactly("abc", "d", "e");
        assertThat(page.items())
                .extracting(Page.Item::life)
                .containsExactly(Page.Life.PRESENT, Page.Life.SOFT_DELETED, Page.Life.DELETED);
        assertThat(page.items().getFirst().properties()).isEqualTo(properties);
        assertThat(page.items().getFirst().manager()).isEqualTo(new UserFact.Manager("boss"));
        assertThat(page.items().get(1).manager()).isNull();
    }

    @Test
    void tellsUsersGroupsAndOthersApartAmongMembers() {
        door.page = link -> new DeltaPage(
                List.of(new DeltaItem(
                        "g",
                        null,
                        Map.of("displayName", "Sales"),
                        null,
                        List.of(
                                new MemberChange("U", MemberType.USER, false),
                                new MemberChange("G", MemberType.GROUP, true),
                                new MemberChange("D", MemberType.OTHER, false)))),
                null,
                new DeltaLink("delta"));
        assertThat(source.read("link", true).items().getFirst().members())
                .containsExactly(
                        new Page.Member("u", Page.MemberKind.USER, false),
                        new Page.Member("g", Page.MemberKind.GROUP, true),
                        new Page.Member("d", Page.MemberKind.OTHER, false));
    }

    @Test
    void aSingleReadIsWholeSoWhatIsNotMentionedHasNoValue() {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("@odata.context", "x");
        body.put("id", "u");
        body.put("department", "Sales");
        body.put("jobTitle", null);
        body.put("businessPhones", List.of());
        body.put("onPremisesExtensionAttributes", Map.of("extensionAttribute2", "two"));
        body.put("manager", Map.of("@odata.type", "#microsoft.graph.user", "id", "BOSS"));
        door.answer = request -> answer(request, 200, body, null);

        UserFact.Properties found = (UserFact.Properties) source.look(
                        List.of("u"),
                        List.of(
                                "department",
                                "jobTitle",
                                "businessPhones",
                                "city",
                                "onPremisesExtensionAttributes",
                                "manager"))
                .get("u");
        assertThat(found.values())
                .containsEntry("department", "Sales")
                .containsEntry("jobTitle", null)
                .containsEntry("city", null)
                .containsEntry("onPremisesExtensionAttributes/extensionAttribute1", null)
                .containsEntry("onPremisesExtensionAttributes/extensionAttribute2", "two")
                .doesNotContainKeys("id", "manager", "@odata.context", "onPremisesExtensionAttributes");
        assertThat(found.manager()).isEqualTo(new UserFact.Manager("boss"));
        assertThat(door.requests.getFirst().path())
                .startsWith("/users/u?$select=department,")
                .doesNotContain("select=manager");
    }

    @Test
    void whoeverHasNoManagerIsSaidToHaveNone() {
        door.answer = request -> answer(request, 200, Map.of("id", "u"), null);
        UserFact.Properties found =
                (UserFact.Properties) source.look(List.of("u"), List.of("city")).get("u");
        assertThat(found.manager()).isEqualTo(new UserFact.Manager(null));
    }

    @Test
    void whoeverIsNotThereIsSoughtAmongTheDeletedAndWhatFailsIsLeftOut() {
        door.answer = request -> {
            boolean deletedItems = request.path().contains("deletedItems");
            if (request.path().contains("softly")) {
                return deletedItems ? answer(request, 200, Map.of("id", "softly"), null) : notFound(request);
            }
            if (request.path().contains("nobody")) {
                return notFound(request);
            }
            return answer(request, 503, null, new GraphFailure.Transient(503, "x", "y"));
        };
        assertThat(source.look(List.of("softly", "nobody", "later"), List.of("city")))
                .isEqualTo(Map.of("softly", new UserFact.Removed(false), "nobody", new UserFact.NotFound()));
    }

    @Test
    void aRefusalNeverLooksLikeSomebodyWhoIsGone() {
        door.answer = request -> answer(request, 400, null, new GraphFailure.Refused("extension_x", "c", "m"));
        assertThat(source.look(List.of("u"), List.of("city"))).isEmpty();
    }

    @Test
    void saysWhatAFailureMeansForPolling() {
        assertThat(kind(new GraphFailure.Gone(null))).isEqualTo(DirectoryFailure.Kind.GONE);
        assertThat(kind(new GraphFailure.Throttled(Duration.ofSeconds(9)))).isEqualTo(DirectoryFailure.Kind.PASSING);
        assertThat(kind(new GraphFailure.Forbidden("c", "m"))).isEqualTo(DirectoryFailure.Kind.LASTING);
        assertThat(kind(new GraphFailure.Unauthenticated("c", "m"))).isEqualTo(DirectoryFailure.Kind.LASTING);
        assertThatThrownBy(() -> source.read("secret-link", false))
                .hasMessageNotContaining("secret-link")
                .hasMessageNotContaining("personal");
    }

    private DirectoryFailure.Kind kind(GraphFailure failure) {
        door.page = link -> {
            throw new GraphException(failure);
        };
        try {
            source.read("link", false);
            throw new AssertionError("no failure");
        } catch (DirectoryFailure failed) {
            return failed.kind();
        }
    }

    private static BatchAnswer notFound(BatchRequest request) {
        return answer(request, 404, null, new GraphFailure.NotFound("Request_ResourceNotFound", "personal"));
    }

    private static BatchAnswer answer(
            BatchRequest request,
            int status,
            @Nullable Map<String, @Nullable Object> body,
            @Nullable GraphFailure failure) {
        return new BatchAnswer(request, status, Map.of(), body, failure, 1);
    }

    private static final class Door implements GraphDirectory {
        final List<BatchRequest> requests = new ArrayList<>();
        Function<DeltaLink, DeltaPage> page = link -> {
            throw new AssertionError();
        };
        Function<BatchRequest, BatchAnswer> answer = request -> {
            throw new AssertionError();
        };

        @Override
        public Tenant tenant() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeltaPage delta(DeltaLink link, Lane lane) {
            return page.apply(link);
        }

        @Override
        public DeltaLink firstUsers(List<String> select) {
            return new DeltaLink("first");
        }

        @Override
        public DeltaLink latestUsers(List<String> select) {
            return new DeltaLink("latest");
        }

        @Override
        public DeltaLink firstGroups(List<String> ids, List<String> select) {
            return new DeltaLink("groups");
        }

        @Override
        public List<BatchAnswer> batch(List<BatchRequest> batch, Lane lane, BooleanSupplier mayStillSend) {
            requests.addAll(batch);
            return batch.stream().map(answer).toList();
        }

        @Override
        public GraphServiceClient sdk() {
            throw new UnsupportedOperationException();
        }

        @Override
        public GraphUse use() {
            throw new UnsupportedOperationException();
        }
    }
}
