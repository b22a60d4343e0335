package io.tenantsync.writer;

import static io.tenantsync.writer.kafka.Commands.attributes;
import static io.tenantsync.writer.kafka.Commands.command;
import static io.tenantsync.writer.kafka.Commands.delete;
import static io.tenantsync.writer.kafka.Commands.disable;
import static io.tenantsync.writer.kafka.Commands.provision;
import static io.tenantsync.writer.kafka.Commands.withManager;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.control.Replication;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Lane;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.TargetState;
import io.tenantsync.schemas.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The writer as deployed, between a real broker, a real registry and the emulated Graph over TLS. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TargetWriterIT {
    private static Scene scene;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        scene = new Scene(folder);
        scene.start();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    @Order(1)
    void makesThreeHundredJoinersInFewRoundTrips() {
        AppCounters before = scene.use();
        List<Command> joiners =
                IntStream.range(1000, 1300).mapToObj(TargetWriterIT::joiner).toList();
        Map<String, ProvisioningResult> results = scene.carryOut(joiners);
        AppCounters after = scene.use();

        assertThat(results.values()).allSatisfy(result -> {
            assertThat(result.getStatus()).isEqualTo(ProvisioningStatus.SUCCESS);
            assertThat(result.getAction()).isEqualTo(ProvisioningAction.CREATE);
            assertThat(result.getTerminal()).isTrue();
            assertThat(result.getApplied().getCreated()).isTrue();
            assertThat(result.getCost().getWrites()).isEqualTo(2);
        });
        assertThat(after.writes() - before.writes()).isEqualTo(600);
        double roundTrips = (after.roundTrips() - before.roundTrips()) / 300.0;
        assertThat(roundTrips).isLessThanOrEqualTo(0.2);
        for (int number : List.of(1000, 1150, 1299)) {
            Map<String, Object> account = scene.accountsOf(number).getFirst();
            assertThat(account)
                    .containsEntry("displayName", "Joiner " + number)
                    .containsEntry("department", "Sales")
                    .containsEntry("userType", "Member");
        }
    }

    @Test
    @Order(2)
    void deliveredAgainFromTheBeginningNobodyIsMadeTwice() {
        List<Command> earlier =
                IntStream.range(1000, 1300).mapToObj(TargetWriterIT::joiner).toList();
        scene.answers(earlier, 1);
        long writes = scene.use().writes();
        int people = users();
        scene.stop();
        scene.forgetOffsets();
        scene.start();

        Map<String, ProvisioningResult> again = scene.answers(earlier, 2);
        assertThat(users()).isEqualTo(people);
        assertThat(scene.use().writes()).isEqualTo(writes);
        assertThat(again.values()).allSatisfy(result -> {
            assertThat(result.getApplied().getCreated()).isTrue();
            assertThat(result.getId()).isEqualTo(result.getCommandId() + "#1");
        });
    }

    @Test
    @Order(3)
    void takesOverAnEarlierGuestOfTheSamePersonOnly() {
        String same = scene.guest("p1@contoso.com");
        String stranger = scene.guest("x@elsewhere.example");
        scene.patch(stranger, "mail", "p2@contoso.com");
        ProvisioningResult adopted = scene.carryOut(issuedLater(joiner(1)));
        ProvisioningResult collision = scene.carryOut(issuedLater(joiner(2)));

        assertThat(adopted.getApplied().getAdopted()).isTrue();
        assertThat(adopted.getApplied().getTargetId()).isEqualTo(same);
        assertThat(scene.accountsOf(1)).hasSize(1);
        assertThat(collision.getApplied().getVerdict()).isEqualTo(Verdict.CONFLICT);
        assertThat(collision.getApplied().getCandidates()).containsExactly(stranger);
        assertThat(scene.accountsOf(2)).isEmpty();
    }

    @Test
    @Order(4)
    void followsOnePersonThroughLife() {
        String id = scene.carryOut(joiner(10)).getApplied().getTargetId();
        String manager = scene.carryOut(joiner(11)).getApplied().getTargetId();

        Provision mover = provision(10, scene.anchor, attributes("displayName", "Joiner 10", "department", "Legal"));
        long before = scene.use().writes();
        ProvisioningResult moved = scene.carryOut(command(10, mover, id));
        assertThat(scene.use().writes() - before).isEqualTo(1);
        assertThat(moved.getModified()).hasSize(1);
        assertThat(moved.getModified().getFirst().getOldValue()).isEqualTo("Sales");

        ProvisioningResult led = scene.carryOut(command(10, withManager(mover, manager), id));
        assertThat(scene.use().writes() - before).isEqualTo(2);
        assertThat(led.getApplied().getManagerTargetId()).isEqualTo(manager);
        assertThat(scene.accountsOf(10).getFirst().get("manager"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("id", manager);
        scene.carryOut(command(10, withManager(mover, null), id));
        assertThat(scene.accountsOf(10).getFirst().get("manager")).isNull();

        ProvisioningResult disabled = scene.carryOut(command(10, disable(10, scene.anchor), id));
        assertThat(disabled.getApplied().getDisabledByUs()).isTrue();
        assertThat(scene.accountsOf(10).getFirst()).containsEntry("accountEnabled", false);

        Provision back = Provision.newBuilder(mover)
                .setAccountEnabled(true)
                .setMayEnable(true)
                .build();
        scene.carryOut(command(10, back, id));
        assertThat(scene.accountsOf(10).getFirst()).containsEntry("accountEnabled", true);

        ProvisioningResult gone = scene.carryOut(command(10, delete(10, scene.anchor), id));
        assertThat(gone.getApplied().getTargetState()).isEqualTo(TargetState.SOFT_DELETED);
        assertThat(scene.accountsOf(10)).isEmpty();

        Provision restored = Provision.newBuilder(back).setMayRestore(true).build();
        assertThat(scene.carryOut(command(10, restored, id)).getApplied().getTargetId())
                .isEqualTo(id);
        assertThat(scene.accountsOf(10)).hasSize(1);
    }

    @Test
    @Order(5)
    void whatTheTargetsPeopleBlockedOrDeletedStaysSo() {
        String id = scene.carryOut(joiner(20)).getApplied().getTargetId();
        scene.patch(id, "accountEnabled", false);
        Provision wish = Provision.newBuilder(
                        provision(20, scene.anchor, attributes("displayName", "Joiner 20", "department", "Legal")))
                .setAccountEnabled(true)
                .build();
        ProvisioningResult blocked = scene.carryOut(command(20, wish, id));
        assertThat(blocked.getApplied().getVerdict()).isEqualTo(Verdict.TARGET_DIFFERS);
        assertThat(scene.accountsOf(20).getFirst())
                .containsEntry("accountEnabled", false)
                .containsEntry("department", "Legal");

        scene.ask(BatchRequest.delete("/users/" + id));
        Provision next = Provision.newBuilder(wish)
                .setAttributes(attributes("displayName", "Joiner 20", "department", "Sales"))
                .build();
        ProvisioningResult deleted = scene.carryOut(command(20, next, id));
        assertThat(deleted.getApplied().getVerdict()).isEqualTo(Verdict.TARGET_DIFFERS);
        assertThat(scene.accountsOf(20)).isEmpty();
    }

    @Test
    @Order(6)
    void aRecordThatNobodyCanReadStopsNothing() {
        long before = scene.deadLetters();
        scene.sendBytes(new byte[] {1, 2, 3});
        assertThat(scene.carryOut(joiner(30)).getStatus()).isEqualTo(ProvisioningStatus.SUCCESS);
        await().until(() -> scene.deadLetters() == before + 1);
    }

    @Test
    @Order(7)
    void anAttributeThatTheTargetRefusesIsAWarning() {
        ProvisioningResult result = scene.carryOut(command(
                40,
                provision(
                        40,
                        scene.anchor,
                        attributes(
                                "displayName", "Joiner 40", "department", "Sales", "usageLocation", "much too long")),
                null));
        assertThat(result.getStatus()).isEqualTo(ProvisioningStatus.WARNING);
        assertThat(result.getApplied().getVerdict()).isEqualTo(Verdict.DONE);
        assertThat(result.getApplied().getAttributes())
                .containsEntry("department", "Sales")
                .doesNotContainKey("usageLocation");
        assertThat(scene.accountsOf(40).getFirst()).containsEntry("department", "Sales");
    }

    @Test
    @Order(8)
    void setsTheManagersOfManyInFewRoundTrips() {
        String manager = (String) scene.accountsOf(1000).getFirst().get("id");
        List<Command> wishes = IntStream.range(1001, 1300)
                .mapToObj(number -> command(
                        number,
                        withManager(
                                provision(
                                        number,
                                        scene.anchor,
                                        attributes("displayName", "Joiner " + number, "department", "Sales")),
                                manager),
                        idOf(number)))
                .toList();
        AppCounters before = scene.use();
        Map<String, ProvisioningResult> results = scene.carryOut(wishes);
        AppCounters after = scene.use();

        assertThat(results.values()).allMatch(result -> result.getApplied().getManagerApplied());
        assertThat(after.writes() - before.writes()).isEqualTo(299);
        double roundTrips = (after.roundTrips() - before.roundTrips()) / 299.0;
        assertThat(roundTrips).isLessThanOrEqualTo(0.2 - 0.137);
    }

    @Test
    @Order(9)
    void stoppedInTheMiddleAndStartedAgainEverybodyIsThereOnce() {
        List<Command> joiners =
                IntStream.range(2000, 2300).mapToObj(TargetWriterIT::joiner).toList();
        int people = users();
        long written = scene.use().writes();
        scene.emulator.control().latency(Duration.ofMillis(100), Duration.ZERO);
        scene.send(joiners);
        await().until(() -> scene.use().writes() > written + 20);
        scene.stop();
        assertThat(scene.use().writes()).isLessThan(written + 600);
        scene.start();
        scene.emulator.control().latency(Duration.ZERO, Duration.ZERO);
        Map<String, ProvisioningResult> results = scene.answers(joiners, 1);

        assertThat(results.values()).allMatch(result -> result.getApplied().getCreated());
        assertThat(users()).isEqualTo(people + 300);
        assertThat(stamped(2000, 2300)).isEqualTo(300);
    }

    @Test
    @Order(10)
    void convergesWhileReadsLagBehindWrites() {
        scene.emulator.control().replication(Replication.REALISTIC);
        List<Command> joiners =
                IntStream.range(3000, 3040).mapToObj(TargetWriterIT::joiner).toList();
        Map<String, ProvisioningResult> joined = scene.carryOut(joiners);
        List<Command> there = new ArrayList<>();
        List<Command> back = new ArrayList<>();
        for (Command joiner : joiners) {
            int number = Integer.parseInt(joiner.getSource().getId().substring(24));
            ProvisioningResult result = joined.get(joiner.getCommandId());
            there.add(inLane(number, mover(number, "Legal", result.getApplied().getTargetId())));
            back.add(inLane(number, mover(number, "Sales", result.getApplied().getTargetId())));
        }
        assertThat(scene.carryOut(there).values()).allMatch(result -> result.getStatus() == ProvisioningStatus.SUCCESS);
        assertThat(scene.carryOut(back).values()).allMatch(result -> result.getStatus() == ProvisioningStatus.SUCCESS);
        scene.emulator.control().replication(Replication.NONE);

        for (Command command : back) {
            assertThat(scene.ask(BatchRequest.get("/users/" + command.getTargetId() + "?$select=department")))
                    .containsEntry("department", "Sales");
        }
    }

    private static Command mover(int number, String department, String id) {
        return command(
                number,
                provision(
                        number, scene.anchor, attributes("displayName", "Joiner " + number, "department", department)),
                id);
    }

    private static Command inLane(int number, Command command) {
        return Command.newBuilder(command)
                .setLane(number % 2 == 0 ? Lane.BULK : Lane.LIVE)
                .build();
    }

    private static String idOf(int number) {
        return (String) scene.accountsOf(number).getFirst().get("id");
    }

    private static long stamped(int from, int to) {
        return IntStream.range(from, to)
                .filter(number -> scene.accountsOf(number).size() == 1)
                .count();
    }

    private static Command joiner(int number) {
        return command(
                number,
                provision(number, scene.anchor, attributes("displayName", "Joiner " + number, "department", "Sales")),
                null);
    }

    /** Whoever was invited before it, was not invited by it. */
    private static Command issuedLater(Command command) {
        return Command.newBuilder(command)
                .setIssuedAt(command.getIssuedAt().plusSeconds(30))
                .build();
    }

    private static int users() {
        return scene.found("/users?$select=id&$top=999").size();
    }
}
