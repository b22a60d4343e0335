package io.tenantsync.detector.detection.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.detector.detection.polling.Page.MemberKind;
import io.tenantsync.detector.detection.polling.SourceScope.GroupAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollLoopTest {
    private static final PollPace PACE =
            new PollPace(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofMinutes(1));

    private final FakeDirectory directory = new FakeDirectory(10);
    private final RecordingLog log = new RecordingLog();
    private final Inbox inbox = new Inbox();
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private SourceScope scope = new SourceScope(List.of(), Set.of());

    @Test
    void keepsTheLinkToWhatChangesFromNowOnBeforeItEnumerates() {
        directory.users(5);
        loop().iterate();

        assertThat(log.published.getFirst().users()).isEmpty();
        assertThat(log.published.getFirst().bookmarks()).containsOnlyKeys(Cursors.USERS, Cursors.USERS_BASELINE);
        assertThat(directory.requests.getFirst()).isEqualTo("latest");
    }

    @Test
    void writesEachPageOfABaselineAtOnceWithTheBookmarkAfterIt() {
        directory.users(25);
        loop().iterate();

        assertThat(log.published).extracting(one -> one.users().size()).containsExactly(0, 10, 10, 5, 0);
        assertThat(log.users()).extracting(seen -> seen.sighting().origin()).containsOnly(Origin.BASELINE);
        assertThat(log.published.get(2).bookmarks().get(Cursors.USERS_BASELINE).link())
                .startsWith("users full 20");
        assertThat(log.bookmarks).containsOnlyKeys(Cursors.USERS);
    }

    @Test
    void endsUsersInTheTransactionOfTheirLastPageAndThenGroups() {
        directory.users(25);
        loop().iterate();

        long round = log.users().getFirst().sighting().round();
        assertThat(log.published.get(3).ends()).containsExactly(new RoundEnd(Resource.USERS, round, true));
        assertThat(log.last().ends()).containsExactly(new RoundEnd(Resource.GROUPS, round, true));
    }

    @Test
    void readsWhatChangesBesideTheBaseline() {
        directory.users(40);
        directory.beforeRead = link -> {
            now = now.plusSeconds(1);
            if (link.startsWith("users full 10 ")) {
                directory.user("u035", "Legal");
            }
        };
        loop().iterate();

        List<UserSighting> seen = log.users();
        UserSighting live = seen.stream()
                .filter(one -> one.sighting().origin() == Origin.LIVE)
                .findFirst()
                .orElseThrow();
        assertThat(live.userId()).isEqualTo("u035");
        assertThat(live.sighting().round()).isEqualTo(seen.getFirst().sighting().round());
        assertThat(seen.indexOf(live)).as("before the last pages").isLessThan(30);
    }

    @Test
    void letsLiveChangesPassWhileAFullEnumerationWaitsForItsReaders() {
        directory.users(40);
        int[] asked = {0};
        log.readersKeepUp = () -> {
            now = now.plusSeconds(1);
            if (asked[0]++ == 0) {
                directory.user("u035", "Legal");
            }
            return asked[0] > 3;
        };
        loop().iterate();

        assertThat(log.users().getFirst().sighting().origin())
                .as("the change, before the first page of the enumeration")
                .isEqualTo(Origin.LIVE);
        assertThat(log.users()).hasSize(41);
    }

    @Test
    void aChangeThatAPageOfTheEnumerationShowsAlreadyGoesOutAsAChangeFirst() {
        directory.users(25);
        boolean[] changed = {false};
        directory.beforeRead = link -> {
            if (link.startsWith("users full") && !changed[0]) {
                changed[0] = true;
                directory.user("u003", "Legal");
            }
        };
        loop().iterate();

        assertThat(log.users().stream().filter(seen -> seen.userId().equals("u003")))
                .extracting(seen -> seen.sighting().origin())
                .containsExactly(Origin.LIVE, Origin.BASELINE);
    }

    @Test
    void readsATenantThoughItsReadersStandStill() {
        directory.users(25);
        log.readersKeepUp = () -> {
            now = now.plusSeconds(1);
            return false;
        };
        loop().iterate();
        assertThat(log.users()).hasSize(25);
    }

    @Test
    void readsGroupsBeforeTheEnumerationOfUsers() {
        directory.users(25);
        directory.member("g1", "u001", MemberKind.USER);
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), true)), Set.of());
        loop().iterate();
        assertThat(log.users().getFirst().fact()).isInstanceOf(UserFact.Membership.class);
    }

    @Test
    void noCrashSkipsOrLosesAPage() {
        directory.users(57);
        directory.member("g1", "u001", MemberKind.USER);
        directory.member("g1", "g2", MemberKind.GROUP);
        directory.member("g2", "u002", MemberKind.USER);
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), true)), Set.of());
        loop().iterate();
        int publications = log.published.size();
        List<String> undisturbed = facts(log);

        for (int crash = 0; crash < publications; crash++) {
            RecordingLog broken = new RecordingLog();
            broken.breaksBefore = crash;
            assertThatThrownBy(() -> loop(broken, Map.of()).iterate()).isInstanceOf(IllegalStateException.class);
            broken.breaksBefore = Integer.MAX_VALUE;
            loop(broken, broken.bookmarks).iterate();
            assertThat(facts(broken)).as("crash before publication %s", crash).containsExactlyElementsOf(undisturbed);
            assertThat(broken.ends())
                    .filteredOn(end -> end.resource() == Resource.USERS && end.baseline())
                    .hasSize(1);
            assertThat(broken.ends().getLast().resource()).isEqualTo(Resource.GROUPS);
            assertThat(broken.ends().getLast().baseline()).isTrue();
        }
    }

    @Test
    void goesOnInTheSameRoundAfterACrashInABaseline() {
        directory.users(40);
        log.breaksBefore = 3;
        assertThatThrownBy(() -> loop().iterate()).isInstanceOf(IllegalStateException.class);
        log.breaksBefore = Integer.MAX_VALUE;
        loop().iterate();

        assertThat(log.users()).extracting(seen -> seen.sighting().round()).containsOnly(2L);
        assertThat(log.ends()).extracting(RoundEnd::round).containsOnly(2L);
    }

    @Test
    void aRoundWithoutContentWritesNothing() {
        directory.users(5);
        PollLoop loop = loop();
        loop.iterate();
        int before = log.published.size();

        loop.iterate();
        loop.iterate();
        assertThat(log.published).hasSize(before);
    }

    @Test
    void aLongSilenceIsEndedInPublicWithABookmark() {
        directory.users(5);
        PollLoop loop = loop();
        loop.iterate();
        long round = log.ends().getLast().round();
        loop.iterate();
        now = now.plus(Duration.ofMinutes(10));
        loop.iterate();

        assertThat(log.last().ends())
                .containsExactly(
                        new RoundEnd(Resource.USERS, round + 2, false),
                        new RoundEnd(Resource.GROUPS, round + 2, false));
        assertThat(log.last().bookmarks().get(Cursors.USERS).writtenAt()).isEqualTo(now);
    }

    @Test
    void roundsGrowAndEndInOrder() {
        directory.users(5);
        PollLoop loop = loop();
        loop.iterate();
        long first = log.ends().getLast().round();
        directory.user("u001", "Legal");
        loop.iterate();

        UserSighting seen = log.users().getLast();
        assertThat(seen.sighting().origin()).isEqualTo(Origin.LIVE);
        assertThat(seen.sighting().round()).isEqualTo(first + 1);
        assertThat(log.ends().subList(2, 4))
                .containsExactly(
                        new RoundEnd(Resource.USERS, first + 1, false),
                        new RoundEnd(Resource.GROUPS, first + 1, false));
        assertThat(log.published.get(log.published.size() - 2).users()).hasSize(1);
        assertThat(log.published.get(log.published.size() - 2).ends()).hasSize(1);
    }

    @Test
    void aChangeInGroupsAloneEndsUsersToo() {
        directory.users(5);
        directory.group("g1");
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), false)), Set.of());
        PollLoop loop = loop();
        loop.iterate();
        directory.member("g1", "u001", MemberKind.USER);
        loop.iterate();

        assertThat(log.last().ends()).extracting(RoundEnd::resource).containsExactly(Resource.USERS, Resource.GROUPS);
        assertThat(log.last().users())
                .extracting(UserSighting::fact)
                .containsExactly(new UserFact.Membership("g1", true));
    }

    @Test
    void theFirstRoundAfterARestartIsEndedInPublic() {
        directory.users(5);
        loop().iterate();
        long before = log.ends().getLast().round();
        loop().iterate();
        assertThat(log.last().ends())
                .extracting(RoundEnd::round, RoundEnd::baseline)
                .contains(org.assertj.core.groups.Tuple.tuple(before + 1, true));
        assertThat(log.last().ends())
                .filteredOn(end -> end.resource() == Resource.USERS)
                .extracting(RoundEnd::baseline)
                .containsExactly(false);
    }

    @Test
    void readsGroupsInsideGroupsBeforeItEndsTheRound() {
        directory.users(3);
        directory.member("g1", "g2", MemberKind.GROUP);
        directory.member("g2", "g3", MemberKind.GROUP);
        directory.member("g3", "u001", MemberKind.USER);
        directory.member("g3", "g1", MemberKind.GROUP);
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), true)), Set.of());
        loop().iterate();

        assertThat(enumerated()).containsExactlyInAnyOrder("g1", "g2", "g3");
        Publication withEdge = log.published.stream()
                .filter(one ->
                        one.groups().stream().anyMatch(seen -> seen.groupId().equals("g2")))
                .findFirst()
                .orElseThrow();
        assertThat(withEdge.bookmarks()).as("in the same transaction").containsKey("groups-2");
        assertThat(log.ends())
                .filteredOn(end -> end.resource() == Resource.GROUPS)
                .hasSize(1);
        assertThat(log.last().ends()).isNotEmpty();
    }

    @Test
    void readsNoGroupsInsideGroupsUnlessTheyCount() {
        directory.member("g1", "g2", MemberKind.GROUP);
        directory.member("g2", "u001", MemberKind.USER);
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), false)), Set.of());
        loop().iterate();
        assertThat(enumerated()).containsExactly("g1");
    }

    @Test
    void aGroupThatComesIntoReachGetsItsOwnBaselineAndOneThatLeavesIsNoLongerRead() {
        directory.member("g1", "u001", MemberKind.USER);
        directory.member("g2", "u002", MemberKind.USER);
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), false)), Set.of());
        PollLoop loop = loop();
        loop.iterate();
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g2"), false)), Set.of());
        loop.iterate();

        assertThat(log.bookmarks.get("groups-2").groupIds()).containsExactly("g2");
        assertThat(log.users().getLast().fact()).isEqualTo(new UserFact.Membership("g2", true));
        assertThat(log.users().getLast().sighting().origin()).isEqualTo(Origin.BASELINE);
        assertThat(log.ends().getLast()).isEqualTo(new RoundEnd(Resource.GROUPS, 3, true));

        now = now.plus(Duration.ofMinutes(11));
        loop.iterate();
        assertThat(log.bookmarks).doesNotContainKey("groups-1");
    }

    @Test
    void aCursorNamesFiftyGroupsAtMost() {
        Set<String> many = IntStream.range(0, 120).mapToObj("g%03d"::formatted).collect(Collectors.toSet());
        scope = new SourceScope(List.of(new GroupAssignment(many, false)), Set.of());
        loop().iterate();
        assertThat(log.bookmarks).containsOnlyKeys(Cursors.USERS, "groups-1", "groups-2", "groups-3");
        assertThat(log.bookmarks.get("groups-1").groupIds()).hasSize(50);
        assertThat(log.bookmarks.get("groups-3").groupIds()).hasSize(20);
    }

    @Test
    void enumeratesAnewUnderAHigherNumberWhenTheTenantForgotTheLink() {
        directory.users(5);
        PollLoop loop = loop();
        loop.iterate();
        directory.goneLinks.add(log.bookmarks.get(Cursors.USERS).link());
        assertThatThrownBy(loop::iterate).isInstanceOf(DirectoryFailure.class);
        loop.iterate();

        assertThat(log.users()).hasSize(10);
        UserSighting again = log.users().getLast();
        assertThat(again.sighting().origin()).isEqualTo(Origin.BASELINE);
        assertThat(again.sighting().round())
                .isGreaterThan(log.users().getFirst().sighting().round());
        assertThat(log.ends())
                .contains(new RoundEnd(Resource.USERS, again.sighting().round(), true));
    }

    @Test
    void readsMembersAnewWhenTheTenantForgotTheLinkOfGroups() {
        directory.member("g1", "u001", MemberKind.USER);
        scope = new SourceScope(List.of(new GroupAssignment(Set.of("g1"), false)), Set.of());
        PollLoop loop = loop();
        loop.iterate();
        directory.goneLinks.add(log.bookmarks.get("groups-1").link());
        assertThatThrownBy(loop::iterate).isInstanceOf(DirectoryFailure.class);
        loop.iterate();

        assertThat(enumerated()).containsExactly("g1", "g1");
        assertThat(log.users().getLast().sighting().round())
                .isGreaterThan(log.users().getFirst().sighting().round());
    }

    @Test
    void aLinkIntoTheMiddleOfARoundIsNotTrustedAfterAnHour() {
        directory.users(40);
        log.breaksBefore = 3;
        assertThatThrownBy(() -> loop().iterate()).isInstanceOf(IllegalStateException.class);
        log.breaksBefore = Integer.MAX_VALUE;
        now = now.plus(Duration.ofMinutes(61));
        loop().iterate();

        assertThat(log.userIds()).hasSize(60);
        assertThat(told).anyMatch(text -> text.contains("more than an hour"));
    }

    @Test
    void anAttributeThatWasNotReadBeforeNeedsANewBaseline() {
        directory.users(5);
        PollLoop loop = loop();
        loop.iterate();
        String extension = "extension_" + "a".repeat(32) + "_level";
        scope = new SourceScope(List.of(), Set.of(extension));
        loop.iterate();
        loop.iterate();

        assertThat(log.userIds()).hasSize(10);
        assertThat(log.bookmarks.get(Cursors.USERS).select()).contains(extension);
    }

    @Test
    void answersLookupsBeforeItAsksForChanges() {
        directory.users(5);
        PollLoop loop = loop();
        loop.iterate();
        directory.requests.clear();
        LookupOrder order = new LookupOrder(2, 17, List.of("u003", "u999"));
        inbox.orders.add(order);
        loop.iterate();

        assertThat(directory.requests.get(0)).isEqualTo("look u003,u999");
        assertThat(directory.requests.get(1)).startsWith("users delta");
        Publication answer = log.published.stream()
                .filter(one -> !one.answered().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(answer.answered()).containsExactly(order);
        assertThat(answer.users()).extracting(seen -> seen.sighting().origin()).containsOnly(Origin.LOOKUP);
        assertThat(answer.users().getLast().fact()).isEqualTo(new UserFact.NotFound());
        assertThat(inbox.orders).isEmpty();
        assertThat(log.last().ends()).extracting(RoundEnd::resource).contains(Resource.USERS, Resource.GROUPS);
    }

    @Test
    void triesLookupsThatFailAgainAndGivesUpInTheEnd() {
        directory.users(5);
        directory.unreadable.add("u001");
        PollLoop loop = loop();
        loop.iterate();
        inbox.orders.add(new LookupOrder(0, 1, List.of("u001")));
        inbox.orders.add(new LookupOrder(0, 2, List.of("u002")));
        loop.iterate();
        assertThat(inbox.orders).hasSize(1);

        for (int attempt = 0; attempt < 10; attempt++) {
            now = now.plusSeconds(6);
            loop.iterate();
        }
        assertThat(inbox.orders).isEmpty();
        assertThat(told).contains("given up 1");
    }

    @Test
    void waitsOutTroubleAndSpeaksOfItOncePerReason() throws InterruptedException {
        directory.users(5);
        PollLoop loop = loop();
        List<String> reasons = new ArrayList<>(List.of("throttled", "throttled", "forbidden"));
        directory.beforeRead = link -> {
            if (!reasons.isEmpty()) {
                throw new DirectoryFailure(
                        DirectoryFailure.Kind.PASSING, reasons.removeFirst(), Duration.ofSeconds(7), null);
            }
        };
        inbox.stopsAfter = 4;
        assertThatThrownBy(loop::run).isInstanceOf(InterruptedException.class);

        assertThat(told).containsSubsequence("trouble throttled", "trouble forbidden", "recovered");
        assertThat(told).filteredOn("trouble throttled"::equals).hasSize(1);
        assertThat(inbox.waits.get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
        assertThat(inbox.waits.get(3)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(log.userIds()).hasSize(5);
    }

    private static List<String> facts(RecordingLog log) {
        List<String> facts = new ArrayList<>();
        log.published.forEach(one -> {
            one.users().forEach(seen -> facts.add(seen.userId() + seen.fact()));
            one.groups().forEach(seen -> facts.add(seen.groupId() + seen.fact()));
            one.enumerated().forEach(all -> facts.add(all.groupId() + " enumerated"));
        });
        return facts;
    }

    private List<String> enumerated() {
        return log.published.stream()
                .flatMap(one -> one.enumerated().stream())
                .map(GroupEnumerated::groupId)
                .toList();
    }

    private PollLoop loop() {
        return loop(log, log.bookmarks);
    }

    private PollLoop loop(RecordingLog to, Map<String, Bookmark> restored) {
        SourceKnowledge knowledge = new SourceKnowledge() {
            @Override
            public SourceScope scope() {
                return scope;
            }

            @Override
            public Map<String, Set<String>> childrenOf() {
                return Map.of();
            }
        };
        return new PollLoop(directory, to, knowledge, inbox, PACE, () -> now, new Random(1), new Listener(), restored);
    }

    private static final class Inbox implements LookupInbox {
        final List<LookupOrder> orders = new ArrayList<>();
        final List<Duration> waits = new ArrayList<>();
        int stopsAfter = Integer.MAX_VALUE;

        @Override
        public List<LookupOrder> oldest(int people) {
            return List.copyOf(orders);
        }

        @Override
        public void done(List<LookupOrder> answered) {
            orders.removeAll(new HashSet<>(answered));
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            waits.add(atMost);
            if (waits.size() >= stopsAfter) {
                throw new InterruptedException();
            }
        }
    }

    private final class Listener implements PollListener {
        @Override
        public void page(boolean baseline, int items) {}

        @Override
        public void iterationEnded(Instant at) {}

        @Override
        public void lookedUp(int people) {}

        @Override
        public void lookupsGivenUp(int people) {
            told.add("given up " + people);
        }

        @Override
        public void baselineBegins(String why) {
            told.add(why);
        }

        @Override
        public void baselineEnds() {}

        @Override
        public void trouble(String message) {
            told.add("trouble " + message);
        }

        @Override
        public void recovered() {
            told.add("recovered");
        }
    }
}
