package io.tenantsync.control.operation;

import static io.tenantsync.control.ConfigurationText.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressSummaryTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private final Desk desk = new Desk();
    private Published published;

    @BeforeEach
    void apply() {
        desk.apply(MINIMAL);
        published = desk.publications.current().getFirst();
    }

    @Test
    void addsUpWhatPartitionsCount() {
        ProgressSummary summary =
                ProgressSummary.of(published, List.of(report(0, 1, 0, true), report(1, 1, 0, true)), 2);

        assertThat(summary.inScope()).isEqualTo(6);
        assertThat(summary.states()).isEqualTo(Map.of("LINKED", 4L));
        assertThat(summary.quiet()).isTrue();
        assertThat(summary.open()).isTrue();
        assertThat(summary.usersRound()).isEqualTo(7);
        assertThat(summary.at()).isEqualTo(AT.plusSeconds(1));
    }

    @Test
    void isNotQuietAsLongAsOnePartitionIsNot() {
        assertThat(quiet(List.of(report(0, 1, 0, true), report(1, 1, 0, false))))
                .isFalse();
    }

    @Test
    void isNotQuietBeforeAllHaveReported() {
        assertThat(quiet(List.of(report(0, 1, 0, true)))).isFalse();
        assertThat(quiet(List.of())).isFalse();
    }

    @Test
    void isNotQuietWhenAReportIsAboutAnotherRevision() {
        assertThat(quiet(List.of(report(0, 1, 0, true), report(1, 2, 0, true)))).isFalse();
    }

    @Test
    void isNotQuietWhenTheSweepThatWasAskedForIsNotDone() {
        JobState job = published.job();
        published = new Published(
                published.revision(),
                new JobState(
                        job.state(), 1, "", job.gates(), job.sourceDomains(), job.targetInitialDomain(), job.at()));

        assertThat(quiet(List.of(report(0, 1, 1, true), report(1, 1, 0, true)))).isFalse();
        assertThat(quiet(List.of(report(0, 1, 1, true), report(1, 1, 1, true)))).isTrue();
    }

    @Test
    void leavesOtherConfigurationsOut() {
        PartitionProgress mine = report(0, 1, 0, true);
        PartitionProgress other = new PartitionProgress(
                "other", 1, 1, 0, AT, 9, 9, Map.of(), Map.of(), Map.of(), 1, 1, true, false, true, 0);

        ProgressSummary summary = ProgressSummary.of(published, List.of(mine, other), 2);

        assertThat(summary.known()).isEqualTo(5);
        assertThat(summary.quiet()).isFalse();
        assertThat(summary.reporting()).isEqualTo(1);
    }

    private boolean quiet(List<PartitionProgress> reports) {
        return ProgressSummary.of(published, reports, 2).quiet();
    }

    private PartitionProgress report(int partition, long revision, long epoch, boolean quiet) {
        return new PartitionProgress(
                published.revision().id(),
                partition,
                revision,
                epoch,
                AT.plusSeconds(partition),
                5,
                3,
                Map.of("LINKED", 2L),
                Map.of(),
                Map.of("created", 2L),
                7 + partition,
                7,
                true,
                false,
                quiet,
                0);
    }
}
