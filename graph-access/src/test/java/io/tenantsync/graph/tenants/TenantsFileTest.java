package io.tenantsync.graph.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsFileTest {
    private static final String CONTOSO = "11111111-1111-1111-1111-111111111111";
    private static final String APP = "22222222-2222-2222-2222-22222222222A";

    @TempDir
    private Path folder;

    @BeforeEach
    void secretIsThere() throws IOException {
        Files.writeString(folder.resolve("contoso.secret"), "not-a-real-secret\n");
    }

    @Test
    void readsATenantWithOneCredentialForBothRoles() throws IOException {
        Tenants tenants = read("""
                tenants:
                  - name: contoso
                    tenantId: %s
                    cloud: usgovDoD
                    credential: { type: secret, clientId: %s, secretFile: contoso.secret }
                """.formatted(CONTOSO, APP));
        Tenant contoso = tenants.named("contoso").orElseThrow();
        assertThat(tenants.withId(CONTOSO)).contains(contoso);
        assertThat(contoso.cloud()).isEqualTo(Cloud.USGOV_DOD);
        assertThat(contoso.credential(Role.SOURCE)).isEqualTo(contoso.credential(Role.TARGET));
        assertThat(contoso.credential(Role.TARGET))
                .contains(new Credential.Secret(
                        APP.toLowerCase(java.util.Locale.ROOT),
                        new SecretSource.InFile(folder.resolve("contoso.secret"))));
        assertThat(contoso.anchorProperty()).isEqualTo("extension_2222222222222222222222222222222a_tenantsyncSource");
    }

    @Test
    void letsARoleHaveItsOwnCredentialAndAnotherApplicationTheAnchor() throws IOException {
        Tenant contoso = read("""
                        tenants:
                          - name: contoso
                            tenantId: %s
                            sourceCredential: { type: workloadIdentity, clientId: %s, tokenFile: /run/token }
                            anchorApplication: 33333333-3333-3333-3333-333333333333
                        """.formatted(CONTOSO, APP)).all().getFirst();
        assertThat(contoso.credential(Role.SOURCE)).get().isInstanceOf(Credential.WorkloadIdentity.class);
        assertThat(contoso.credential(Role.TARGET)).isEmpty();
        assertThat(contoso.cloud()).isEqualTo(Cloud.GLOBAL);
        assertThat(contoso.anchorApplication()).isEqualTo("33333333-3333-3333-3333-333333333333");
    }

    @Test
    void readsACloudOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "x");
        Cloud cloud = read("""
                        tenants:
                          - name: contoso
                            tenantId: %s
                            cloud: { graphUrl: https://localhost:8443, authorityUrl: https://localhost:8443/, ca: ca.pem }
                            credential: { type: managedIdentity, clientId: %s }
                        """.formatted(CONTOSO, APP)).all().getFirst().cloud();
        assertThat(cloud.graphUrl()).isEqualTo(URI.create("https://localhost:8443/v1.0"));
        assertThat(cloud.authorityUrl()).isEqualTo(URI.create("https://localhost:8443"));
        assertThat(cloud.ca()).isEqualTo(folder.resolve("ca.pem"));
    }

    @Test
    void namesEveryProblemWithLineKeyAndRemedy() throws IOException {
        List<InvalidTenantsFile.Problem> problems = problemsOf("""
                tenants:
                  - name: contoso
                    tenantId: contoso.onmicrosoft.com
                    cloud: germany
                    credential: { type: secret, clientId: %s, secretFile: missing.secret }
                  - name: contoso
                    tenantId: %s
                    colour: blue
                """.formatted(APP, CONTOSO));
        assertThat(problems)
                .extracting(InvalidTenantsFile.Problem::line, InvalidTenantsFile.Problem::key)
                .containsExactly(
                        tuple(3, "tenants[0].tenantId"),
                        tuple(4, "tenants[0].cloud"),
                        tuple(5, "tenants[0].credential.secretFile"),
                        tuple(6, "tenants[1].name"),
                        tuple(6, "tenants[1].credential"),
                        tuple(8, "tenants[1].colour"));
        assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
        assertThat(problems.get(2).toString())
                .contains("tenants.yaml:5: tenants[0].credential.secretFile: the file ")
                .contains("does not exist. Create it with the secret as its only content");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ type: secret, clientId: A, secret: hunter2 } | a secret must not be in this file",
                "{ type: secret, clientId: A } | there is no secret",
                "{ type: secret, clientId: A, secretEnv: TENANTSYNC_NOT_SET } | the environment variable TENANTSYNC_NOT_SET is not set or empty",
                "{ type: secret, clientId: A, secretFile: empty } | is empty",
                "{ type: secret, clientId: B, secretFile: contoso.secret } | is not a GUID",
                "{ type: password, clientId: A } | is not a type of credential",
                "{ type: certificate, clientId: A, file: missing.pem } | does not exist",
                "{ type: certificate, clientId: A } | the key is missing",
                "{ clientId: A } | the key is missing",
                "{ type: managedIdentity, clientId: A, secretFile: contoso.secret } | the key is unknown",
                "{ type: managedIdentity, clientId: A, clientId: A } | the key is there twice",
                "text | the value is not a mapping",
            })
    void refusesACredentialThatCannotWork(String credential, String wrong) throws IOException {
        Files.writeString(folder.resolve("empty"), " \n");
        List<InvalidTenantsFile.Problem> problems = problemsOf("tenants:\n  - name: contoso\n    tenantId: " + CONTOSO
                + "\n    credential: " + credential.replace(": A", ": " + APP) + "\n");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.wrong()).contains(wrong);
            assertThat(problem.toString()).doesNotContain("hunter2");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1, https://localhost:1",
        "https://localhost:1/beta, https://localhost:1",
        "https://localhost:1, https://localhost:1/tenant",
        "https://u:p@localhost:1, https://localhost:1",
        "not a url, https://localhost:1",
    })
    void refusesHostsThatTheTokenMustNotGoTo(String graphUrl, String authorityUrl) throws IOException {
        List<InvalidTenantsFile.Problem> problems = problemsOf("""
                tenants:
                  - name: contoso
                    tenantId: %s
                    cloud: { graphUrl: "%s", authorityUrl: "%s" }
                    credential: { type: managedIdentity, clientId: %s }
                """.formatted(CONTOSO, graphUrl, authorityUrl, APP));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | 1", "'tenants:' | 1", "'tenants: []' | 1", "'- a' | 1", "'tenants: [{' | 1", "'a: b' | 1"})
    void refusesAFileThatIsNoListOfTenants(String text, int line) throws IOException {
        assertThat(problemsOf(text))
                .isNotEmpty()
                .first()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(line));
    }

    @Test
    void saysThatTheFileIsMissing() {
        InvalidTenantsFile invalid =
                catchThrowableOfType(InvalidTenantsFile.class, () -> TenantsFile.read(folder.resolve("nowhere.yaml")));
        assertThat(invalid).hasMessageContaining("nowhere.yaml:1: (file): the file does not exist. Create it");
    }

    private List<InvalidTenantsFile.Problem> problemsOf(String yaml) {
        InvalidTenantsFile invalid = catchThrowableOfType(InvalidTenantsFile.class, () -> read(yaml));
        assertThat(invalid).as("the file is refused").isNotNull();
        return invalid.problems();
    }

    private Tenants read(String yaml) throws IOException {
        return TenantsFile.read(Files.writeString(folder.resolve("tenants.yaml"), yaml));
    }
}
