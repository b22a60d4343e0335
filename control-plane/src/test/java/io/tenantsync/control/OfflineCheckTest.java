package io.tenantsync.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.configuration.Problem;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.graph.tenants.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineCheckTest {
    private static final String APP = "33333333-3333-3333-3333-333333333333";
    private static final Credential CREDENTIAL = new Credential.Secret(APP, new SecretSource.InEnvironment("NONE"));

    @TempDir
    private Path folder;

    @Test
    void printsOneLineForEachProblem() throws IOException {
        List<Problem> problems = check(ConfigurationText.MINIMAL
                .replace("source: contoso", "source: contosso")
                .replace("users: all", "users: 1"));

        assertThat(Problem.text(problems).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(folder.resolve("c.yaml") + ":"))
                .anyMatch(
                        line -> line.endsWith(
                                ":3:13: the tenants file has no tenant named contosso. Did you mean contoso? Known: contoso, fabrikam"))
                .anyMatch(line -> line.endsWith(":6:14: users must be a text but is a whole number. Put it in quotes"));
    }

    @Test
    void hasNothingToSayAboutACorrectFile() throws IOException {
        assertThat(check(ConfigurationText.MINIMAL)).isEmpty();
    }

    @Test
    void knowsWhoseAnchorItWouldBe() throws IOException {
        Tenant readOnly =
                new Tenant("fabrikam", ConfigurationText.FABRIKAM.tenantId(), Cloud.GLOBAL, CREDENTIAL, null, null);

        assertThat(check(ConfigurationText.MINIMAL, readOnly))
                .extracting(Problem::message)
                .containsExactly(
                        "the tenant fabrikam has no credential to write people",
                        "it is not known which application of fabrikam owns the anchor");
    }

    private List<Problem> check(String text) throws IOException {
        return check(
                text,
                new Tenant(
                        "fabrikam", ConfigurationText.FABRIKAM.tenantId(), Cloud.GLOBAL, CREDENTIAL, CREDENTIAL, null));
    }

    private List<Problem> check(String text, Tenant fabrikam) throws IOException {
        Tenant contoso =
                new Tenant("contoso", ConfigurationText.CONTOSO.tenantId(), Cloud.GLOBAL, CREDENTIAL, CREDENTIAL, null);
        Path file = Files.writeString(folder.resolve("c.yaml"), text);
        return OfflineCheck.check(file, new Tenants(List.of(contoso, fabrikam)));
    }
}
