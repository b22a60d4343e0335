package io.tenantsync.mapper.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.packing.LedgerPacking;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Limits LIMITS = new Limits(50, 10, 5, Duration.ofHours(24), 20, 30);
    private static final OptionalLong THOUSAND = OptionalLong.of(1000);
    private static final Cause EDIT = new Cause.Sweep(2, 1, "7");

    private final Ledger ledger = new Ledger();

    @ParameterizedTest(name = "{1} of {0} after {2}, {3} linked: granted {4}")
    @CsvSource({
        "removal, 50, 0, 1000, true",
        "removal, 51, 0, 1000, false",
        "removal, 25, 25, 1000, true",
        "removal, 25, 26, 1000, false",
        "removal, 11, 0, 100, false",
        "removal, 10, 0, 100, true",
        "removal, 4, 0, 4, true",
        "removal, 5, 0, 4, false",
        "removal, 1, 4, 20, false",
        "removal, 4, 0, , true",
        "removal, 5, 0, , false",
        "creation, 20, 0, 0, true",
        "creation, 21, 0, 100000, false",
        "clear:department, 30, 0, 1000, true",
        "clear:department, 31, 0, 1000, false",
        "clear:department, 11, 0, 100, false",
    })
    void judgesByCountAndShare(String subject, long asked, long earlier, Long linked, boolean granted) {
        OptionalLong known = linked == null ? OptionalLong.empty() : OptionalLong.of(linked);
        assertThat(LIMITS.judge(subject, asked, earlier, known) == null).isEqualTo(granted);
    }

    @Test
    void saysToPeopleWhatIsTooMany() {
        assertThat(LIMITS.judge(Intent.REMOVAL, 600, 3, THOUSAND))
                .isEqualTo(
                        "600 removals, with 3 more within the last 24 h, are more than 50 (maxRemovals of the guard)");
        assertThat(LIMITS.judge(Intent.REMOVAL, 20, 0, OptionalLong.of(100)))
                .isEqualTo("20 removals of 100 people with an account are more than 10 % (maxPercent of the guard)");
        assertThat(LIMITS.judge("clear:department", 40, 0, THOUSAND))
                .isEqualTo("40 people whose department is emptied are more than 30 (maxClears of the guard)");
    }

    @Test
    void withoutALimitForCreationsNobodyAsks() {
        Limits usual = Limits.USUAL;
        assertThat(usual.judge(Intent.CREATION, 1_000_000, 0, OptionalLong.of(0)))
                .isNull();
    }

    @Test
    void decidesOnACauseOnlyWhenEveryPartitionHasCounted() {
        assertThat(ledger.closed(EDIT, 0, Map.of("removal", 20L))).as("first").isTrue();
        assertThat(ledger.decide(EDIT, 3, LIMITS, THOUSAND, NOON)).isNull();
        assertThat(ledger.closed(EDIT, 1, Map.of("removal", 40L))).isFalse();
        assertThat(ledger.decide(EDIT, 3, LIMITS, THOUSAND, NOON)).isNull();
        ledger.closed(EDIT, 2, Map.of());
        Verdict verdict = ledger.decide(EDIT, 3, LIMITS, THOUSAND, NOON);
        assertThat(verdict.withheld()).containsOnlyKeys("removal");
        assertThat(ledger.granted())
                .as("what is withheld takes nothing of the window")
                .isEmpty();
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aLaterCountOfTheSamePartitionReplacesTheEarlier() {
        ledger.closed(EDIT, 0, Map.of("removal", 400L));
        ledger.closed(EDIT, 0, Map.of("removal", 4L));
        assertThat(ledger.decide(EDIT, 1, LIMITS, THOUSAND, NOON).withheld()).isEmpty();
    }

    @Test
    void aNewerRevisionForgetsWhatWasNotCountedToTheEnd() {
        ledger.closed(EDIT, 0, Map.of("removal", 400L));
        ledger.closed(new Cause.GroupsRound(9), 0, Map.of("removal", 1L));
        ledger.closed(new Cause.Sweep(3, 1, "7"), 0, Map.of());
        assertThat(ledger.open()).containsOnlyKeys("revision-3.1.7", "groups-round-9");
    }

    @Test
    void singleLeaversAreGrantedUntilTheWindowIsFullAndAgainWhenItHasPassed() {
        for (int leaver = 0; leaver < 50; leaver++) {
            assertThat(ask(NOON.plusSeconds(leaver)).withheld()).isEmpty();
        }
        assertThat(ask(NOON.plusSeconds(60)).withheld()).containsOnlyKeys("removal");
        assertThat(ask(NOON.plus(Duration.ofHours(24))).withheld())
                .as("not yet a whole window")
                .isNotEmpty();
        assertThat(ask(NOON.plus(Duration.ofHours(25))).withheld()).isEmpty();
    }

    @Test
    void whoComesLateToAWithheldSweepIsWithheldToo() {
        ledger.closed(EDIT, 0, Map.of("removal", 900L));
        ledger.decide(EDIT, 1, LIMITS, THOUSAND, NOON);
        Ledger kept = LedgerPacking.unpack(LedgerPacking.pack(ledger));
        Map<String, Long> one = Map.of("removal", 1L);
        assertThat(kept.ask(new Cause.Late(EDIT), one, LIMITS, THOUSAND, NOON).withheld())
                .isNotEmpty();
        assertThat(kept.ask(Cause.LIVE, one, LIMITS, THOUSAND, NOON).withheld()).isEmpty();
        kept.closed(EDIT, 0, one);
        assertThat(kept.decide(EDIT, 1, LIMITS, THOUSAND, NOON).withheld()).isNotEmpty();
        Cause.Sweep mended = new Cause.Sweep(3, 1, "7");
        kept.closed(mended, 0, one);
        assertThat(kept.decide(mended, 1, LIMITS, THOUSAND, NOON).withheld()).isEmpty();
        assertThat(kept.withheld()).isEmpty();
    }

    @Test
    void whatDidNotHappenCountsNoMore() {
        for (int leaver = 0; leaver < 50; leaver++) {
            ask(NOON);
        }
        ledger.giveBack(Map.of("removal", 2L));
        assertThat(ask(NOON).withheld()).isEmpty();
        assertThat(ask(NOON).withheld()).isEmpty();
        assertThat(ask(NOON).withheld()).isNotEmpty();
        ledger.giveBack(Map.of("removal", 1000L, "clear:jobTitle", 3L));
        assertThat(ledger.granted().values())
                .allSatisfy(counts -> assertThat(counts).isEmpty());
    }

    @Test
    void oneSubjectIsGrantedThoughAnotherIsNot() {
        ledger.closed(EDIT, 0, Map.of("removal", 3L, "clear:department", 900L));
        Verdict verdict = ledger.decide(EDIT, 1, LIMITS, THOUSAND, NOON);
        assertThat(verdict.grants("removal")).isTrue();
        assertThat(verdict.against(new Intent(Intent.Kind.CLEAR, java.util.List.of("department", "city"), EDIT, "")))
                .contains("department");
    }

    @Test
    void neverGrantsMoreWithoutPeopleThanTheLimitWithinAWindowWhateverComes() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            Ledger book = new Ledger();
            long granted = 0;
            for (int step = 0; step < 60; step++) {
                long asked = random.nextInt(30);
                Instant at = NOON.plusSeconds(random.nextInt(3600));
                boolean single = random.nextBoolean();
                Map<String, Long> counts = Map.of("removal", single ? 1L : asked);
                Cause cause = new Cause.GroupsRound(step);
                Verdict verdict;
                if (single) {
                    verdict = book.ask(Cause.LIVE, counts, LIMITS, THOUSAND, at);
                } else {
                    book.closed(cause, 0, counts);
                    book = LedgerPacking.unpack(LedgerPacking.pack(book));
                    verdict = book.decide(cause, 1, LIMITS, THOUSAND, at);
                }
                granted += verdict.grants("removal") ? counts.get("removal") : 0;
            }
            assertThat(granted).isBetween(1L, 50L);
        }
    }

    @ParameterizedTest
    @MethodSource("causes")
    void readsTheTextOfEveryCause(Cause cause) {
        assertThat(Cause.parse(cause.text())).isEqualTo(cause);
        assertThat(cause.text()).doesNotContain("|", "/");
    }

    static Stream<Cause> causes() {
        return Stream.of(
                Cause.LIVE,
                new Cause.Request("a-1"),
                new Cause.UsersRound(3),
                new Cause.GroupsRound(4),
                new Cause.Late(new Cause.Sweep(1, 2, "3")),
                new Cause.Sweep(5, 6, "-77"));
    }

    private Verdict ask(Instant at) {
        return ledger.ask(Cause.LIVE, Map.of("removal", 1L), LIMITS, THOUSAND, at);
    }
}
