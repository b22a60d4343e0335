package io.tenantsync.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.organisation.SwitchFields;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The probe against an emulator whose switches it does not know. */
class ProbeTest {
    private static final Pace QUICK = new Pace(Duration.ofMillis(5), Duration.ofSeconds(2), Duration.ZERO);

    @TempDir
    static Path folder;

    private static ProbedTenant tenant;
    private static int runs;
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        tenant = new ProbedTenant(folder);
    }

    @AfterAll
    static void stop() {
        tenant.close();
    }

    @BeforeEach
    void behaveAsDocumented() {
        tenant.behave(Switches.DOCUMENTED);
    }

    static Stream<Switch> decided() {
        return Catalogue.experiments().stream().flatMap(each -> each.decides().stream());
    }

    @ParameterizedTest
    @MethodSource("decided")
    void findsASwitchThatIsOnAndNoOther(Switch on) {
        tenant.behave(Switches.DOCUMENTED.with(Set.of(on)));
        ProbeReport report = probe("on" + ++runs, Catalogue.experiments()).run();
        assertThat(report.switches()).as(report.text()).containsOnlyKeys(Fields.camel(on.name()));
        assertThat(report.failed()).as(report.text()).isFalse();
        if (on == Switch.PERMANENT_DELETE_REFUSED) {
            assertThat(report.remains()).isNotEmpty().allMatch(Remains::softDeleted);
            assertThat(tenant.left(report.runId()))
                    .hasSameSizeAs(report.remains())
                    .allMatch(line -> line.contains("\"deleted\":true"));
        } else {
            assertNothingIsLeft(report);
        }
    }

    @Test
    void findsNothingWhereTheTenantIsAsDocumented() {
        ProbeReport report = probe("off", Catalogue.experiments()).run();
        assertThat(report.yaml()).isEqualTo("switches: {}");
        assertThat(report.rows())
                .filteredOn(row -> row.finding() instanceof Finding.Known)
                .hasSize(9);
        assertThat(report.failed()).isFalse();
        assertNothingIsLeft(report);
    }

    @Test
    void findsEverythingAtOnceAndPrintsItForTheEmulator() {
        Set<Switch> all = EnumSet.noneOf(Switch.class);
        decided().filter(each -> each != Switch.REINVITE_MAKES_SECOND_OBJECT).forEach(all::add);
        Switches awkward = Switches.DOCUMENTED.with(all).withDeltaPageSize(3);
        tenant.behave(awkward);
        ProbeReport report = probe("all", Catalogue.experiments()).run();
        assertThat(SwitchFields.read(new Fields("", report.switches()))).isEqualTo(awkward);
        assertThat(report.text()).contains("    " + report.yaml()).contains("reinviteRefused: true");
        assertThat(report.yaml()).contains("deltaPageSize: 3");
    }

    @Test
    void coversEverySwitchOfTheEmulatorOnce() {
        assertThat(Stream.concat(
                        decided().map(each -> Fields.camel(each.name())),
                        Stream.concat(Stream.of("deltaPageSize"), Catalogue.notTried().keySet().stream())))
                .containsExactlyInAnyOrderElementsOf(
                        SwitchFields.written(Switches.DOCUMENTED).keySet());
    }

    @Test
    void cleansUpAfterAnExperimentThatBreaksAndGoesOn() {
        Experiment breaks = experiment(bench -> {
            bench.guest();
            throw new IllegalStateException("broken on purpose");
        });
        ProbeReport report =
                probe("breaks", List.of(breaks, new ConflictDetails())).run();
        assertThat(report.rows())
                .extracting(ProbeReport.Row::finding)
                .element(0)
                .isInstanceOf(Finding.Unclear.class);
        assertThat(report.rows())
                .extracting(ProbeReport.Row::finding)
                .element(1)
                .isInstanceOf(Finding.Known.class);
        assertThat(report.failed()).isTrue();
        assertNothingIsLeft(report);
        assertThat(said).contains("Removing 3 test objects for good:", "Nothing is left in the tenant.");
    }

    @Test
    void makesNobodyAfterItWasStopped() {
        List<Probe> self = new ArrayList<>();
        Experiment stopped = experiment(bench -> {
            bench.guest();
            self.getFirst().stop();
            bench.guest();
            return Finding.documented("not reached");
        });
        self.add(probe("stopped", List.of(stopped, new PermanentDeletion())));
        ProbeReport report = self.getFirst().run();
        assertThat(report.rows())
                .extracting(row -> row.finding().getClass().getSimpleName())
                .containsExactly("Unclear", "NotTried");
        assertNothingIsLeft(report);
    }

    @Test
    void removesAGuestOfWhoseInvitationItNeverHeard() {
        tenant.fault("""
                {"kind":"status","status":503,"applied":true,"method":"POST","path":"/invitations","call":1}""");
        ProbeReport report = probe("lost", List.of(new PermanentDeletion())).run();
        assertThat(report.failed()).isTrue();
        assertNothingIsLeft(report);
    }

    @Test
    void tellsWhatItCouldNotRemoveAndHow() {
        tenant.fault("""
                {"kind":"status","status":403,"code":"Authorization_RequestDenied","method":"DELETE","path":"/**"}""");
        ProbeReport report = probe("stays", List.of(new ConflictDetails())).run();
        assertThat(report.failed()).isTrue();
        assertThat(report.remains()).hasSize(2).noneMatch(Remains::softDeleted);
        assertThat(said)
                .filteredOn(line -> line.contains("Entra admin center"))
                .hasSize(2)
                .allMatch(line -> line.contains("tenantsync-probe-stays-"));
    }

    private Probe probe(String runId, List<Experiment> experiments) {
        return new Probe(tenant.graph, runId, "example.com", QUICK, said::add, experiments);
    }

    private static void assertNothingIsLeft(ProbeReport report) {
        assertThat(report.remains()).isEmpty();
        assertThat(tenant.left(report.runId())).isEmpty();
    }

    private static Experiment experiment(Function<Bench, Finding> run) {
        return new Experiment() {
            @Override
            public String name() {
                return "made up";
            }

            @Override
            public String does() {
                return "what a test wants";
            }

            @Override
            public Set<Switch> decides() {
                return Set.of();
            }

            @Override
            public Finding run(Bench bench) {
                return run.apply(bench);
            }
        };
    }
}
