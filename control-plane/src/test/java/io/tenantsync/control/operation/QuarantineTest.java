package io.tenantsync.control.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.ConfigurationText;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.operation.Quarantine.Advice;
import io.tenantsync.control.operation.Quarantine.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarantineTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Quarantine quarantine = new Quarantine();
    private Instant now = NOON;

    @ParameterizedTest(name = "{0} people, {1} failing, {2} succeeded: stops {3}")
    @CsvSource({
        "20, 4, 0, false",
        "20, 5, 0, true",
        "20, 5, 7, true",
        "20, 5, 8, false",
        "2000, 19, 0, false",
        "2000, 20, 0, true",
        "200000, 99, 0, false",
        "200000, 100, 0, true",
        "200000, 500, 5000, false",
        "200000, 4000, 5000, true",
    })
    void stopsByShareAndNeverForAFew(long people, long failing, long succeeded, boolean stops) {
        look(70, 0, people, false);
        Advice advice = sustained(70 + succeeded, failing, people);
        assertThat(advice instanceof Advice.Stop).isEqualTo(stops);
    }

    @Test
    void triesAgainAtGrowingIntervalsAndStaysWhenItWorks() {
        stop();
        assertThat(quarantinedFor(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(afterProbe(0)).isInstanceOf(Advice.Stop.class);
        assertThat(quarantinedFor(0)).isEqualTo(Duration.ofMinutes(2));
        assertThat(afterProbe(0)).isInstanceOf(Advice.Stop.class);
        assertThat(quarantinedFor(0)).isEqualTo(Duration.ofMinutes(4));
        assertThat(afterProbe(20)).as("it works").isInstanceOf(Advice.Leave.class);
        stop();
        assertThat(quarantinedFor(20)).as("begins anew").isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void leavesAShortOutageToTheRepetitions() {
        look(0, 0, 20, false);
        for (int step = 0; step < 11; step++) {
            assertThat(look(0, 20, 20, false)).isInstanceOf(Advice.Leave.class);
        }
        look(20, 0, 20, false);
        assertThat(look(20, 20, 20, false)).isInstanceOf(Advice.Leave.class);
    }

    @Test
    void neverWaitsLongerThanAnHour() {
        stop();
        for (int turn = 0; turn < 12; turn++) {
            assertThat(quarantinedFor(0)).isLessThanOrEqualTo(Duration.ofHours(1));
            assertThat(afterProbe(0)).isInstanceOf(Advice.Stop.class);
        }
        assertThat(quarantinedFor(0)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void saysToPeopleWhatHappenedAndWhenItGoesOn() {
        look(0, 0, 20, false);
        assertThat(sustained(2, 12, 20))
                .isEqualTo(new Advice.Stop("12 people could not be written to the target and 2 could, within the last"
                        + " 10 min. It is tried again in 1 min; the provisioning log says what failed"));
    }

    @Test
    void turnsTheRunAndLeavesAPausedOneAlone() {
        Desk desk = new Desk();
        desk.apply(ConfigurationText.MINIMAL);
        String id = desk.publications.revisions.keySet().iterator().next();
        long[] failing = {9};
        QuarantineDesk watching = new QuarantineDesk(desk.jobs, () -> List.of(report(id, failing[0])), () -> desk.now);
        desk.jobs.pause("contoso-to-fabrikam", Desk.ANNA);
        watching.look();
        assertThat(job(desk, id).state()).isEqualTo(Run.PAUSED);
        desk.jobs.start("contoso-to-fabrikam", Desk.ANNA);
        watching.look();
        assertThat(job(desk, id).state()).isEqualTo(Run.RUNNING);
        desk.now = desk.now.plusSeconds(60);
        watching.look();
        assertThat(job(desk, id).state()).isEqualTo(Run.QUARANTINED);
        assertThat(job(desk, id).reason()).startsWith("9 people could not be written");
        assertThat(desk.publications.actions)
                .last()
                .satisfies(action -> assertThat(action.what()).isEqualTo("quarantine"));
        failing[0] = 0;
        desk.now = desk.now.plusSeconds(61);
        watching.look();
        assertThat(job(desk, id).state()).as("a probe").isEqualTo(Run.RUNNING);
        desk.now = desk.now.plusSeconds(61);
        watching.look();
        assertThat(job(desk, id).state()).isEqualTo(Run.RUNNING);
    }

    private static JobState job(Desk desk, String id) {
        return desk.publications.jobs.get(id);
    }

    private PartitionProgress report(String id, long retrying) {
        return new PartitionProgress(
                id, 0, 1, 1, NOON, 20, 20, Map.of(), Map.of(), Map.of(), 1, 1, true, false, false, retrying);
    }

    private void stop() {
        look(0, 0, 20, false);
        assertThat(sustained(0, 9, 20)).isInstanceOf(Advice.Stop.class);
    }

    /** It stays so for a little more than a minute. */
    private Advice sustained(long succeeded, long retrying, long people) {
        Advice advice = new Advice.Leave();
        for (int step = 0; step < 13 && advice instanceof Advice.Leave; step++) {
            advice = look(succeeded, retrying, people, false);
        }
        return advice;
    }

    /** How long it stays stopped until it is tried again. */
    private Duration quarantinedFor(long succeeded) {
        Instant since = now;
        while (!(look(succeeded, 9, 20, true) instanceof Advice.Probe)) {
            assertThat(Duration.between(since, now)).isLessThan(Duration.ofHours(2));
        }
        return Duration.between(since, now);
    }

    private Advice afterProbe(long more) {
        Advice advice = new Advice.Leave();
        for (int step = 0; step < 12 && advice instanceof Advice.Leave; step++) {
            advice = look(more, more > 0 ? 0 : 9, 20, false);
        }
        return advice;
    }

    private Advice look(long succeeded, long retrying, long people, boolean quarantined) {
        now = now.plusSeconds(5);
        return quarantine.look(new Look(now, succeeded, retrying, people), quarantined);
    }
}
