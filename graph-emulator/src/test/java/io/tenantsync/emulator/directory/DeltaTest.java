package io.tenantsync.emulator.directory;

import static io.tenantsync.emulator.directory.TestTenants.APP;
import static io.tenantsync.emulator.directory.TestTenants.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.delta.DeltaItem;
import io.tenantsync.emulator.directory.delta.DeltaItem.Present;
import io.tenantsync.emulator.directory.delta.DeltaItem.Removed;
import io.tenantsync.emulator.directory.delta.DeltaPage;
import io.tenantsync.emulator.directory.delta.DeltaQuery;
import io.tenantsync.emulator.directory.delta.DeltaReader;
import io.tenantsync.emulator.directory.delta.DeltaToken;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.DeletedItems;
import io.tenantsync.emulator.directory.writing.GroupWriter;
import io.tenantsync.emulator.directory.writing.UserWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeltaTest {
    private static final DeltaQuery SELECTED =
            new DeltaQuery(ObjectType.USER, List.of("displayName", "department", "manager"), List.of());
    private static final DeltaQuery GROUPS = new DeltaQuery(ObjectType.GROUP, List.of(), List.of());

    private final TestTenants tenants = new TestTenants();
    private final Tenant tenant = tenants.tenant("contoso");
    private final UserWriter users = tenants.users(tenant);
    private final DeltaReader delta = new DeltaReader(tenant, 10);

    private static Arguments row(String what, BiConsumer<DeltaTest, String> change, String shown) {
        return Arguments.of(what, change, shown);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row(
                        "selected property",
                        (t, id) -> t.users.update(id, body("department", "Legal")),
                        "{displayName=adele, department=Legal}"),
                row("unselected property", (t, id) -> t.users.update(id, body("jobTitle", "Boss")), "nothing"),
                row("same value again", (t, id) -> t.users.update(id, body("department", "Sales")), "nothing"),
                row(
                        "cleared",
                        (t, id) -> t.users.update(id, body("department", null)),
                        "{displayName=adele, department=null}"),
                row(
                        "two changes",
                        (t, id) -> {
                            t.users.update(id, body("department", "Legal"));
                            t.users.update(id, body("department", "Finance"));
                        },
                        "{displayName=adele, department=Finance}"),
                row(
                        "there and back",
                        (t, id) -> {
                            t.users.update(id, body("department", "Legal"));
                            t.users.update(id, body("department", "Sales"));
                        },
                        "{displayName=adele, department=Sales}"),
                row("deleted", (t, id) -> t.users.delete(id), "removed changed"),
                row(
                        "purged",
                        (t, id) -> {
                            t.users.delete(id);
                            t.deletedItems().purge(id);
                        },
                        "removed deleted"),
                row(
                        "deleted and restored",
                        (t, id) -> {
                            t.users.delete(id);
                            t.deletedItems().restore(id, null, false);
                        },
                        "{displayName=adele, department=Sales}"),
                row(
                        "manager set",
                        (t, id) -> t.users.setManager(id, "boss@contoso.com"),
                        "{displayName=adele, department=Sales} manager@delta +boss"),
                row(
                        "manager set and cleared",
                        (t, id) -> {
                            t.users.setManager(id, "boss@contoso.com");
                            t.users.clearManager(id);
                        },
                        "{displayName=adele, department=Sales} manager@delta -boss"),
                row(
                        "manager replaced",
                        (t, id) -> {
                            t.users.setManager(id, "boss@contoso.com");
                            t.users.setManager(id, "chief@contoso.com");
                        },
                        "{displayName=adele, department=Sales} manager@delta +chief"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void showsWhatChangedSinceTheLastRound(String what, BiConsumer<DeltaTest, String> change, String shown) {
        tenants.user(tenant, "boss");
        tenants.user(tenant, "chief");
        String adele = adele();
        DeltaToken before = delta.latest(SELECTED).token();

        change.accept(this, adele);

        assertThat(describe(delta.resume(before, false).items())).isEqualTo(shown);
    }

    @Test
    void showsOnlyChangedPropertiesWhenAskedForTheMinimum() {
        String adele = adele();
        DeltaToken before = delta.latest(SELECTED).token();
        users.update(adele, body("department", null));

        assertThat(describe(delta.resume(before, true).items())).isEqualTo("{department=null}");
    }

    @Test
    void showsACreatedUserInFullEvenWhenAskedForTheMinimum() {
        DeltaToken before = delta.latest(SELECTED).token();
        adele();

        assertThat(describe(delta.resume(before, true).items())).isEqualTo("{displayName=adele, department=Sales}");
    }

    @Test
    void leavesOutWhatWasNeverSet() {
        tenants.user(tenant, "bare");

        assertThat(describe(delta.enumerate(SELECTED).items())).isEqualTo("{displayName=bare}");
    }

    @Test
    void startsTheNextRoundWhereTheEnumerationBegan() {
        for (int i = 0; i < 25; i++) {
            tenants.user(tenant, "u" + i);
        }
        DeltaPage page = delta.enumerate(SELECTED);
        users.update("u0@contoso.com", body("department", "Moved"));
        Set<String> seen = new HashSet<>();
        int pages = 1;
        while (!page.last()) {
            page.items().forEach(item -> seen.add(item.object().id().toString()));
            page = delta.resume(page.token(), false);
            pages++;
        }
        page.items().forEach(item -> seen.add(item.object().id().toString()));

        assertThat(seen).hasSize(25);
        assertThat(pages).isEqualTo(3);
        assertThat(describe(delta.resume(page.token(), false).items())).isEqualTo("{displayName=u0, department=Moved}");
    }

    @Test
    void showsEachChangedUserOnceOverAllPagesOfARound() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(tenants.user(tenant, "u" + i).id().toString());
        }
        DeltaToken token = delta.latest(SELECTED).token();
        for (int turn = 0; turn < 3; turn++) {
            for (String id : ids) {
                users.update(id, body("department", "d" + turn));
            }
        }
        List<String> shown = new ArrayList<>();
        DeltaPage page;
        do {
            page = delta.resume(token, false);
            page.items().forEach(item -> shown.add(item.object().id().toString()));
            token = page.token();
        } while (!page.last());

        assertThat(shown).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(delta.resume(token, false).items()).isEmpty();
    }

    @Test
    void answersTheSameTokenTwiceInTheSameWay() {
        String adele = adele();
        DeltaToken before = delta.latest(SELECTED).token();
        users.update(adele, body("department", "Legal"));

        String first = describe(delta.resume(before, false).items());

        assertThat(describe(
                        delta.resume(DeltaToken.decode(before.encode()), false).items()))
                .isEqualTo(first);
    }

    @Test
    void showsOnlyTheObjectsThatWereAskedFor() {
        String adele = adele();
        tenants.user(tenant, "other");
        DeltaQuery query =
                new DeltaQuery(ObjectType.USER, List.of("displayName"), List.of(java.util.UUID.fromString(adele)));

        DeltaPage page = delta.enumerate(query);
        users.update("other@contoso.com", body("displayName", "Other"));

        assertThat(describe(page.items())).isEqualTo("{displayName=adele}");
        assertThat(delta.resume(page.token(), false).items()).isEmpty();
    }

    @Test
    void showsAWriteOnlyWhenReplicationHasBroughtIt() {
        String adele = adele();
        DeltaToken before = delta.latest(SELECTED).token();
        tenant.replicate((id, seq) -> 2_000);
        users.update(adele, body("department", "Legal"));

        assertThat(delta.resume(before, false).items()).isEmpty();
        tenants.pass(Duration.ofSeconds(2));
        assertThat(describe(delta.resume(before, false).items())).isEqualTo("{displayName=adele, department=Legal}");
    }

    @Test
    void neverShowsTheWritesToOneObjectInAnotherOrder() {
        String adele = adele();
        DeltaToken before = delta.latest(SELECTED).token();
        tenant.replicate((id, seq) -> 5_000);
        users.update(adele, body("department", "First"));
        tenant.replicate(ReplicationDelay.NONE);
        users.update(adele, body("department", "Second"));

        assertThat(delta.resume(before, false).items()).isEmpty();
        tenants.pass(Duration.ofSeconds(5));
        assertThat(describe(delta.resume(before, false).items())).isEqualTo("{displayName=adele, department=Second}");
    }

    @Test
    void losesNothingWhenALaterWriteArrivesBeforeAnEarlierOne() {
        String adele = adele();
        tenants.user(tenant, "other");
        DeltaToken token = delta.latest(SELECTED).token();
        tenant.replicate((id, seq) -> 5_000);
        users.update(adele, body("department", "Late"));
        tenant.replicate(ReplicationDelay.NONE);
        users.update("other@contoso.com", body("department", "Early"));

        DeltaPage first = delta.resume(token, false);
        tenants.pass(Duration.ofSeconds(5));
        DeltaPage second = delta.resume(first.token(), false);

        assertThat(describe(first.items())).isEqualTo("{displayName=other, department=Early}");
        assertThat(describe(second.items())).isEqualTo("{displayName=adele, department=Late}");
    }

    @Test
    void refusesATokenAfterSevenDays() {
        DeltaToken token = delta.latest(SELECTED).token();
        tenants.pass(Duration.ofDays(7).plusMillis(1));

        assertThatThrownBy(() -> delta.resume(token, false))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("syncStateNotFound"));
    }

    @Test
    void refusesATokenOfAnotherDirectoryWithTheSameIds() {
        DeltaToken token = delta.latest(SELECTED).token();
        DeltaToken foreign = new DeltaToken(token.query(), 99, token.issued(), token.phase());

        assertThatThrownBy(() -> delta.resume(foreign, false)).isInstanceOf(Refusal.class);
    }

    @Test
    void showsMembersThatCameAndWentAsTheyAreNow() {
        DirectoryObject one = tenants.user(tenant, "one");
        DirectoryObject two = tenants.user(tenant, "two");
        GroupWriter groups = new GroupWriter(tenant, APP, tenants::nextId);
        String group =
                groups.create(group("Sales"), List.of(one.id().toString())).id().toString();
        DeltaToken before = delta.latest(GROUPS).token();
        groups.addMembers(group, List.of(two.id().toString()));
        groups.removeMember(group, one.id().toString());
        groups.addMembers(group, List.of(one.id().toString()));
        groups.removeMember(group, one.id().toString());

        Present item = (Present) delta.resume(before, false).items().getFirst();

        assertThat(references(item)).containsExactlyInAnyOrder("+two", "-one");
    }

    @Test
    void keepsTheMembershipOfADeletedUserUntilItIsGoneForGood() {
        DirectoryObject one = tenants.user(tenant, "one");
        GroupWriter groups = new GroupWriter(tenant, APP, tenants::nextId);
        groups.create(group("Sales"), List.of(one.id().toString()));
        DeltaToken before = delta.latest(GROUPS).token();

        users.delete(one.id().toString());
        assertThat(delta.resume(before, false).items()).isEmpty();
        deletedItems().purge(one.id().toString());

        assertThat(delta.resume(before, false).items()).hasSize(1);
    }

    private DeletedItems deletedItems() {
        return new DeletedItems(tenant, APP);
    }

    private String adele() {
        Map<String, Object> body = TestTenants.person(tenant, "adele");
        body.put("department", "Sales");
        return users.create(body).id().toString();
    }

    private static Map<String, Object> group(String name) {
        return Map.of("displayName", name, "mailNickname", name, "mailEnabled", false, "securityEnabled", true);
    }

    private String describe(List<DeltaItem> items) {
        return items.isEmpty()
                ? "nothing"
                : String.join("; ", items.stream().map(this::describe).toList());
    }

    private String describe(DeltaItem item) {
        return switch (item) {
            case Removed removed -> "removed " + removed.reason();
            case Present present -> {
                String values = String.join(
                        ", ",
                        present.properties().stream()
                                .map(property -> property.name() + "=" + value(present, property))
                                .toList());
                Property property = present.referenceProperty();
                yield "{" + values + "}"
                        + (property == null
                                ? ""
                                : " " + property.name() + "@delta " + String.join(",", references(present)));
            }
        };
    }

    private static Object value(Present present, Property property) {
        return present.version().get(property);
    }

    private static List<String> references(Present item) {
        return item.references().stream()
                .map(reference -> (reference.removed() ? "-" : "+")
                        + reference.target().current().text(UserSchema.DISPLAY_NAME))
                .toList();
    }
}
