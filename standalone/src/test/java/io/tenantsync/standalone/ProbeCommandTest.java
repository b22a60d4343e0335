package io.tenantsync.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.probe.ProbedTenant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProbeCommandTest {
    @TempDir
    static Path folder;

    private static ProbedTenant tenant;
    private final PrintStream out = System.out;
    private final InputStream in = System.in;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws Exception {
        tenant = new ProbedTenant(folder);
    }

    @AfterAll
    static void stop() {
        tenant.close();
    }

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(out);
        System.setIn(in);
    }

    @Test
    void refusesATenantThatIsNotInTheFile() {
        assertThat(probe("--tenant", "northwind", "--yes")).isEqualTo(Tenantsync.REFUSED);
    }

    @Test
    void refusesAnAddressDomainThatIsNone() {
        assertThat(probe("--tenant", ProbedTenant.NAME, "--yes", "--address-domain", "x@example.com"))
                .isEqualTo(Tenantsync.REFUSED);
    }

    @Test
    void saysWhatItWillDoAndDoesNothingUnlessSomebodyAgrees() {
        long before = tenant.writes();
        System.setIn(new ByteArrayInputStream("no\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(probe("--tenant", ProbedTenant.NAME)).isEqualTo(Tenantsync.REFUSED);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("invites a guest, deletes it and removes it for good", "No mail is sent", "Go on? [yes/no]");
        assertThat(tenant.writes()).isEqualTo(before);
    }

    @Test
    void printsItsFindingsAsJson() {
        assertThat(probe("--tenant", ProbedTenant.NAME, "--yes", "--json")).isEqualTo(Tenantsync.DONE);
        JsonNode report = LocalApi.JSON.readTree(printed.toString(StandardCharsets.UTF_8));
        assertThat(report.path("experiments").size()).isEqualTo(10);
        assertThat(report.path("switches").isEmpty()).isTrue();
        assertThat(report.path("remains").isEmpty()).isTrue();
        assertThat(tenant.left(report.path("runId").asString())).isEmpty();
    }

    private static int probe(String... more) {
        String[] fixed = {
            "probe",
            "--tenants",
            tenant.tenantsFile().toString(),
            "--data",
            folder.resolve("data").toString()
        };
        return Tenantsync.run(Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
