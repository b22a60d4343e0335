package io.tenantsync.graph.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tenantsync.graph.quota.Governor.Ask;
import io.tenantsync.graph.quota.Governor.Hint;
import io.tenantsync.graph.quota.Limits.Allowance;
import io.tenantsync.graph.quota.SimulatedGraph.World;
import io.tenantsync.graph.quota.WaitingLine.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacingTest {
    private static final Limits DOCUMENTED = Limits.documented(Limits.TenantSize.L);
    private static final Cost WRITE = new Cost(1, 1);
    private static final Instant START = Instant.EPOCH;

    static Stream<World> worldsThatTellTheShare() {
        return Stream.of(0.7, 0.85, 1.0, 1.15, 1.3)
                .flatMap(moved -> Stream.of(0.0, 1 / 3.0).map(others -> new World(moved, others, true, true)));
    }

    static Stream<World> worldsThatTellNothing() {
        return Stream.of(0.7, 1.0, 1.3)
                .flatMap(moved -> Stream.of(0.0, 1 / 3.0).map(others -> new World(moved, others, false, false)));
    }

    @ParameterizedTest
    @MethodSource("worldsThatTellTheShare")
    void usesNearlyAllOfTheWriteQuotaThatIsThereAndIsHardlyEverThrottled(World world) {
        for (int seed = 0; seed < 3; seed++) {
            SimulatedGraph graph = new SimulatedGraph(DOCUMENTED, world);
            FirstCycleSimulation cycle = firstCycle(graph, seed);
            assertThat(cycle.done).isEqualTo(5_000);
            assertThat(graph.usedShareOfWrites()).isGreaterThan(0.95);
            assertThat(graph.throttledShare()).isLessThan(world.moved() == 1 && world.others() == 0 ? 0.005 : 0.03);
            assertThat(cycle.leaversGone).isEqualTo(12);
            assertThat(cycle.longestLeaver).isLessThan(5);
        }
    }

    @ParameterizedTest
    @MethodSource("worldsThatTellNothing")
    void findsTheLimitsFromThrottlingAloneWhenGraphTellsNoShare(World world) {
        SimulatedGraph graph = new SimulatedGraph(DOCUMENTED, world);
        FirstCycleSimulation cycle = firstCycle(graph, 1);
        assertThat(graph.usedShareOfWrites()).isGreaterThan(0.95);
        assertThat(graph.throttledShare()).isLessThan(0.03);
        assertThat(cycle.longestLeaver).isLessThan(5);
    }

    @Test
    void goesUpAgainWhenTheLimitsDo() {
        SimulatedGraph graph = new SimulatedGraph(DOCUMENTED, new World(0.7, 1 / 3.0, true, true));
        FirstCycleSimulation cycle = new FirstCycleSimulation(DOCUMENTED, graph, 3);
        cycle.joiners("a", 5_000);
        cycle.moved(300, 1.3);
        cycle.run(2_000);
        assertThat(cycle.done).isEqualTo(5_000);
        assertThat(graph.usedShareOfWrites()).isGreaterThan(0.9);
        assertThat(graph.throttledShare()).isLessThan(0.01);
    }

    @Test
    void aSmallConfigurationDoesNotWaitForALargeOne() {
        SimulatedGraph graph = new SimulatedGraph(DOCUMENTED, new World(1, 0, true, true));
        FirstCycleSimulation cycle = new FirstCycleSimulation(DOCUMENTED, graph, 5);
        cycle.joiners("large", 4_000);
        cycle.joiners("small", 1_000);
        cycle.run(90);
        assertThat(cycle.doneBy("small")).isGreaterThan(600);
        assertThat(cycle.doneBy("large")).isCloseTo(cycle.doneBy("small"), withinPercentage(15));
    }

    @Test
    void readsPassWhileWritesWait() {
        Pacing pacing = drained();
        Ticket write = pacing.enter(ask(Lane.BULK, "a", WRITE));
        Ticket read = pacing.enter(ask(Lane.BULK, "a", new Cost(1, 0)));
        pacing.grantDue(START);
        assertThat(write.granted()).isFalse();
        assertThat(read.granted()).isTrue();
    }

    @Test
    void keepsATenthForTheUrgentLane() {
        Pacing pacing = drained();
        Ticket bulk = pacing.enter(ask(Lane.BULK, "a", WRITE));
        List<Ticket> leavers = Stream.generate(() -> pacing.enter(ask(Lane.URGENT, "a", WRITE)))
                .limit(301)
                .toList();
        pacing.grantDue(START);
        assertThat(bulk.granted()).isFalse();
        assertThat(leavers.subList(0, 300)).allMatch(Ticket::granted);
        assertThat(leavers.getLast().granted()).isFalse();
    }

    @Test
    void liveChangesWeighMoreThanBulkAndStarveNobody() {
        Pacing pacing = drained();
        List<Ticket> bulk = tickets(pacing, Lane.BULK);
        List<Ticket> live = tickets(pacing, Lane.LIVE);
        pacing.grantDue(START.plusSeconds(5)); // 100 writes flow in
        assertThat(live.stream().filter(Ticket::granted)).hasSizeBetween(78, 82);
        assertThat(bulk.stream().filter(Ticket::granted)).hasSizeBetween(18, 22);
    }

    @Test
    void nobodySmallOvertakesWhoeverWaitsForMore() {
        Pacing pacing = drained();
        Ticket group = pacing.enter(ask(Lane.LIVE, "a", new Cost(20, 20)));
        Ticket one = pacing.enter(ask(Lane.BULK, "b", WRITE));
        pacing.grantDue(START.plusMillis(900)); // 18 flow in
        assertThat(one.granted()).isFalse();
        pacing.grantDue(START.plusMillis(1_100));
        assertThat(group.granted()).isTrue();
        assertThat(one.granted()).isTrue();
    }

    @Test
    void saysHowManyMayShareABatchThatASmallBucketCanCarry() {
        Limits tenth = new Limits(
                new Allowance(800, Duration.ofSeconds(1)),
                new Allowance(300, Duration.ofSeconds(15)),
                new Allowance(15, Duration.ofMillis(500)));
        Pacing pacing = new Pacing(tenth, START);
        assertThat(pacing.most(Collections.nCopies(20, WRITE))).isEqualTo(20);
        assertThat(pacing.most(Collections.nCopies(20, new Cost(1, 1, 1)))).isEqualTo(3);
        assertThat(pacing.most(List.of(new Cost(1_000, 0)))).isEqualTo(1);
        assertThat(pacing.most(List.of())).isZero();
    }

    @Test
    void aRequestLargerThanTheBucketGoesOnceItIsNearlyFull() {
        Pacing pacing = new Pacing(DOCUMENTED, START);
        Ticket huge = pacing.enter(ask(Lane.BULK, "a", new Cost(10_000, 0)));
        pacing.grantDue(START);
        assertThat(huge.granted()).isTrue();
    }

    @Test
    void whatGraphChargesMoreThanExpectedIsTakenInToo() {
        Pacing pacing = new Pacing(DOCUMENTED, START);
        pacing.learned(new Cost(1, 0), new Hint(false, 3_001, null, null, null), START);
        assertThat(pacing.standing(START).getFirst().left()).isEqualTo(5_000);
    }

    @Test
    void anInvitationLimitSaysNothingAboutOtherWrites() {
        Pacing pacing = new Pacing(DOCUMENTED, START);
        pacing.learned(new Cost(1, 1, 1), new Hint(true, null, 1.1, "Tenant/Write/app/tenant", null), START);
        assertThat(pacing.standing(START).get(Limit.INVITATIONS.ordinal()).left())
                .isZero();
        assertThat(pacing.standing(START).get(Limit.WRITES.ordinal()).left()).isEqualTo(3_000);
    }

    private static FirstCycleSimulation firstCycle(SimulatedGraph graph, int seed) {
        FirstCycleSimulation cycle = new FirstCycleSimulation(DOCUMENTED, graph, seed);
        cycle.joiners("a", 3_000);
        cycle.joiners("b", 2_000);
        for (int leaver = 1; leaver <= 12; leaver++) {
            cycle.leaver(leaver * 25);
        }
        cycle.run(2_000);
        return cycle;
    }

    /** Down to what only the urgent lane may use. */
    private static Pacing drained() {
        Pacing pacing = new Pacing(DOCUMENTED, START);
        for (int batch = 0; batch < 135; batch++) {
            pacing.enter(ask(Lane.BULK, "before", new Cost(20, 20)));
        }
        assertThat(pacing.grantDue(START).granted()).isEqualTo(135);
        return pacing;
    }

    private static List<Ticket> tickets(Pacing pacing, Lane lane) {
        return Stream.generate(() -> pacing.enter(ask(lane, "a", WRITE)))
                .limit(200)
                .toList();
    }

    private static Ask ask(Lane lane, String flow, Cost cost) {
        return new Ask(lane, flow, cost, () -> true);
    }
}
