package io.tenantsync.detector.detection.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Presence;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.merging.ChangeKind.Lifecycle;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonMergeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void tellsAboutAPersonAsSoonAsNameAndStateAreKnown() {
        Merged merged = merge(null, live(1), adele());

        assertThat(merged.change()).isNotNull();
        assertThat(merged.change().kind()).isEqualTo(ChangeKind.CREATED);
        assertThat(merged.change().before()).isNull();
        assertThat(merged.change().changedAttributes())
                .containsExactly("accountEnabled", "department", "userPrincipalName");
        assertThat(merged.person().version()).isEqualTo(1);
        assertThat(merged.lookup()).isNull();
    }

    @Test
    void keepsAMembershipThatComesBeforeThePerson() {
        Person early =
                merge(null, baseline(1), new UserFact.Membership("g1", true)).person();
        assertThat(early.published()).isFalse();

        Merged merged = merge(early, live(2), adele());
        assertThat(merged.change().kind()).isEqualTo(ChangeKind.CREATED);
        assertThat(merged.person().groups()).containsOnlyKeys("g1");
        assertThat(merged.change().changedAttributes()).contains("groups");
    }

    @Test
    void asksOnceForAPersonOfWhomTooLittleIsSaid() {
        Merged first = merge(null, live(3), said("department", "Sales"));
        assertThat(first.change()).isNull();
        assertThat(first.lookup()).isEqualTo(LookupReason.INCOMPLETE);

        assertThat(merge(first.person(), live(3), said("department", "Legal")).lookup())
                .isNull();
        assertThat(merge(first.person(), live(4), said("department", "Legal")).lookup())
                .isEqualTo(LookupReason.INCOMPLETE);
        assertThat(merge(null, lookup(3), said("department", "Sales")).lookup()).isNull();
    }

    @Test
    void aDuplicateChangesNothing() {
        Person known = known();
        assertThat(merge(known, live(5), adele()).change()).isNull();
        assertThat(merge(known, baseline(6), adele()).change()).isNull();
        assertThat(merge(known, lookup(7), adele()).change()).isNull();
    }

    @Test
    void aCollectionInAnotherOrderAndAnEmptyOneAreNoChange() {
        Person known = merge(known(), live(2), said("proxyAddresses", List.of("smtp:a", "SMTP:b")))
                .person();
        Map<String, @Nullable Object> again = new HashMap<>();
        again.put("proxyAddresses", List.of("SMTP:b", "smtp:a"));
        again.put("businessPhones", List.of());
        assertThat(merge(known, live(3), new UserFact.Properties(again, null)).change())
                .isNull();
    }

    @Test
    void absentLeavesAloneNullClearsValueSets() {
        Map<String, @Nullable Object> some = new HashMap<>();
        some.put("department", null);
        some.put("jobTitle", "Director");
        Merged merged = merge(known(), live(2), new UserFact.Properties(some, null));

        assertThat(merged.person().properties())
                .containsEntry("userPrincipalName", "adelev@contoso.com")
                .containsEntry("jobTitle", "Director")
                .doesNotContainKey("department");
        assertThat(merged.change().changedAttributes()).containsExactly("department", "jobTitle");
        assertThat(merged.change().kind().lifecycle()).isEqualTo(Lifecycle.MOVER);
        assertThat(merged.change().before().properties()).containsEntry("department", "Sales");
    }

    @ParameterizedTest
    @CsvSource({
        "PRESENT,      true,  PRESENT,      false, DISABLED,            LEAVER",
        "PRESENT,      false, PRESENT,      true,  ENABLED,             JOINER",
        "PRESENT,      true,  SOFT_DELETED, true,  DELETED,             LEAVER",
        "PRESENT,      true,  DELETED,      true,  PERMANENTLY_DELETED, LEAVER",
        "SOFT_DELETED, true,  DELETED,      true,  PERMANENTLY_DELETED, LEAVER",
        "SOFT_DELETED, true,  PRESENT,      true,  RESTORED,            JOINER",
        "SOFT_DELETED, true,  PRESENT,      false, RESTORED,            JOINER",
        "DELETED,      true,  PRESENT,      true,  RESTORED,            JOINER",
    })
    void namesWhatHappened(
            Presence was, boolean wasEnabled, Presence is, boolean isEnabled, ChangeKind kind, Lifecycle lifecycle) {
        Person before =
                merge(known(), live(2), said("accountEnabled", wasEnabled)).person();
        before = became(before, was, 3).person();
        Merged merged = is == Presence.PRESENT
                ? merge(before, live(9), said("accountEnabled", isEnabled))
                : became(before, is, 9);

        assertThat(merged.change().kind()).isEqualTo(kind);
        assertThat(merged.change().kind().lifecycle()).isEqualTo(lifecycle);
        assertThat(merged.person().presence()).isEqualTo(is);
    }

    @Test
    void anUpdateThatAlsoDisablesIsADisable() {
        Merged merged = merge(
                known(),
                live(2),
                new UserFact.Properties(Map.of("accountEnabled", false, "department", "Legal"), null));
        assertThat(merged.change().kind()).isEqualTo(ChangeKind.DISABLED);
        assertThat(merged.change().changedAttributes()).containsExactly("accountEnabled", "department");
    }

    @Test
    void aDeletionKeepsWhatWasKnown() {
        Merged merged = merge(known(), live(2), new UserFact.Removed(false));
        assertThat(merged.person().properties()).containsEntry("department", "Sales");
        assertThat(merged.change().changedAttributes()).isEmpty();
        assertThat(merge(merged.person(), live(3), new UserFact.Removed(false)).change())
                .as("a replay")
                .isNull();
    }

    @Test
    void aBaselineItemNeverOverwritesWhatALiveObservationSetInThatRound() {
        Person live = merge(known(), live(7), said("department", "Legal")).person();
        Merged merged = merge(live, baseline(7), adele());

        assertThat(merged.change()).isNull();
        assertThat(merged.person().properties()).containsEntry("department", "Legal");
        assertThat(merged.person().seenInBaseline()).isEqualTo(7);
    }

    @Test
    void aBaselineItemFillsInWhatTheLiveObservationDidNotMention() {
        Person live = merge(null, live(7), said("department", "Legal")).person();
        Merged merged = merge(live, baseline(7), adele());

        assertThat(merged.change().kind()).isEqualTo(ChangeKind.CREATED);
        assertThat(merged.person().properties())
                .containsEntry("department", "Legal")
                .containsEntry("userPrincipalName", "adelev@contoso.com");
    }

    @Test
    void whoeverLeftDuringTheBaselineIsNotBroughtBackByALatePage() {
        Person gone = merge(known(), live(7), new UserFact.Removed(false)).person();
        assertThat(merge(gone, baseline(7), adele()).change()).isNull();

        Person neverKnown = merge(null, live(7), new UserFact.Removed(false)).person();
        assertThat(merge(neverKnown, baseline(7), adele()).change()).isNull();
        assertThat(merge(neverKnown, baseline(8), adele()).change().kind()).isEqualTo(ChangeKind.CREATED);
    }

    @Test
    void aLateDeletionInABaselineDoesNotUndoARestoreSeenLive() {
        Person gone = merge(known(), live(6), new UserFact.Removed(false)).person();
        Person back = merge(gone, live(7), adele()).person();
        assertThat(merge(back, baseline(7), new UserFact.Removed(false)).change())
                .isNull();
    }

    @Test
    void aBaselineItemOfAnEarlierRoundIsIgnored() {
        Person later = merge(known(), live(9), said("department", "Legal")).person();
        Merged merged = merge(later, baseline(8), adele());
        assertThat(merged.change()).isNull();
        assertThat(merged.lookup()).isNull();
    }

    @Test
    void whatIsKnownAndABaselineDoesNotMentionIsAskedForOnce() {
        Person known = merge(known(), live(2), said("jobTitle", "Director")).person();
        Merged merged = merge(known, baseline(5), adele());
        assertThat(merged.lookup()).isEqualTo(LookupReason.ABSENT_ATTRIBUTE);
        assertThat(merged.change()).isNull();
        assertThat(merged.person().properties()).containsEntry("jobTitle", "Director");
        assertThat(merge(merged.person(), baseline(5), adele()).lookup()).isNull();
    }

    @Test
    void whatWasNeverSetIsNotAskedFor() {
        assertThat(merge(known(), baseline(5), adele()).lookup()).isNull();
    }

    @Test
    void theManagerChangesOnlyWhenItIsMentioned() {
        UserFact managed = new UserFact.Properties(Map.of(), new UserFact.Manager("boss"));
        Merged assigned = merge(known(), live(2), managed);
        assertThat(assigned.change().changedAttributes()).containsExactly("manager");
        assertThat(merge(assigned.person(), live(3), said("department", "Sales"))
                        .person()
                        .managerId())
                .isEqualTo("boss");

        Merged cleared =
                merge(assigned.person(), live(4), new UserFact.Properties(Map.of(), new UserFact.Manager(null)));
        assertThat(cleared.person().managerId()).isNull();
        assertThat(cleared.change().changedAttributes()).containsExactly("manager");
    }

    @Test
    void notFoundMeansSoftlyDeletedAndInALaterRoundGone() {
        Merged once = merge(known(), lookup(5), new UserFact.NotFound());
        assertThat(once.change().kind()).isEqualTo(ChangeKind.DELETED);
        assertThat(merge(once.person(), lookup(5), new UserFact.NotFound()).change())
                .as("the same answer again")
                .isNull();
        assertThat(merge(once.person(), lookup(6), new UserFact.NotFound())
                        .change()
                        .kind())
                .isEqualTo(ChangeKind.PERMANENTLY_DELETED);
        assertThat(merge(null, lookup(5), new UserFact.NotFound()).change()).isNull();
    }

    @Test
    void whoeverIsGoneForGoodStaysSilent() {
        Person gone =
                merge(known(), live(2), new UserFact.Membership("g1", true)).person();
        gone = merge(gone, live(3), new UserFact.Removed(true)).person();
        assertThat(merge(gone, live(4), new UserFact.Membership("g1", false)).change())
                .isNull();
        assertThat(merge(gone, live(4), new UserFact.Removed(false)).person().presence())
                .isEqualTo(Presence.DELETED);
    }

    @Test
    void aMemberThatIsSeenAgainIsNoChange() {
        Person member =
                merge(known(), live(2), new UserFact.Membership("g1", true)).person();
        Merged again = merge(member, baseline(3), new UserFact.Membership("g1", true));
        assertThat(again.change()).isNull();
        assertThat(again.person().hasStaleEdge("g1", 3)).isFalse();
        assertThat(member.hasStaleEdge("g1", 3)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "BASELINE, 7, 7, false",
        "BASELINE, 6, 7, true",
        "LIVE,     7, 7, false",
        "LIVE,     6, 7, true",
        "LOOKUP,   8, 7, false",
    })
    void isMissedByABaselineThatDidNotMentionThePerson(Origin origin, long seen, long ended, boolean missed) {
        Person person = merge(known(), new Sighting(origin, seen, NOW), adele()).person();
        assertThat(person.missedBy(ended)).isEqualTo(missed);
    }

    @Test
    void versionsGrowOnlyWithWhatOthersSee() {
        Person person = known();
        person = merge(person, live(2), adele()).person();
        person = merge(person, live(3), said("department", "Legal")).person();
        assertThat(person.version()).isEqualTo(2);
    }

    private static Merged became(Person person, Presence presence, long round) {
        return switch (presence) {
            case PRESENT -> merge(person, live(round), said("department", "Sales"));
            case SOFT_DELETED -> merge(person, live(round), new UserFact.Removed(false));
            case DELETED -> merge(person, live(round), new UserFact.Removed(true));
        };
    }

    private static Person known() {
        return merge(null, live(1), adele()).person();
    }

    private static Merged merge(@Nullable Person stored, Sighting sighting, UserFact fact) {
        return PersonMerge.merge(stored, sighting, fact);
    }

    private static UserFact adele() {
        return new UserFact.Properties(
                Map.of("userPrincipalName", "adelev@contoso.com", "accountEnabled", true, "department", "Sales"), null);
    }

    private static UserFact said(String name, Object value) {
        return new UserFact.Properties(Map.of(name, value), null);
    }

    private static Sighting live(long round) {
        return new Sighting(Origin.LIVE, round, NOW);
    }

    private static Sighting baseline(long round) {
        return new Sighting(Origin.BASELINE, round, NOW);
    }

    private static Sighting lookup(long round) {
        return new Sighting(Origin.LOOKUP, round, NOW);
    }
}
