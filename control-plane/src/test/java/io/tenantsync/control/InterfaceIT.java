package io.tenantsync.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.control.RunningControlPlane.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface while no tenant can be reached: nothing listens where the tenants file points. */
class InterfaceIT {
    @TempDir
    private static Path folder;

    private static RunningControlPlane service;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("secret"), "obviously-fake");
        Files.writeString(
                folder.resolve("tenants.yaml"),
                tenant("contoso", "7") + tenant("fabrikam", "8").substring(9));
        service = new RunningControlPlane(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void letsNobodyInWithoutTheToken() throws Exception {
        assertThat(service.getWithoutToken("/api/v1/configurations").status()).isEqualTo(401);
        assertThat(service.getWithoutToken("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void listsEveryProblemAsProblemDetailsAlsoThatNoTenantCanBeReached() throws Exception {
        Answer answer = service.apply(ConfigurationText.MINIMAL.replace("users: all", "user: all"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.json().get("problems")).hasSize(4);
        assertThat(answer.json().at("/problems/0/line").asInt()).isEqualTo(3);
        assertThat(answer.json().at("/problems/0/message").asString())
                .startsWith("The cross-tenant access settings of the source tenant contoso could not be read");
        assertThat(answer.json().at("/problems/1/line").asInt()).isEqualTo(4);
        assertThat(answer.json().at("/problems/2/file").asString()).isEqualTo("mine.yaml");
        assertThat(answer.json().at("/problems/3/message").asString()).isEqualTo("the key user is not known here");
        assertThat(answer.json().at("/problems/3/path").asString()).isEqualTo("configurations[0].scope.user");
        assertThat(answer.json().at("/problems/3/remedy").asString()).startsWith("Did you mean users?");
    }

    @Test
    void namesWhatThereIsWhenSomethingIsNotThere() throws Exception {
        Answer configuration = service.get("/api/v1/configurations/nothing");
        Answer start = service.post("/api/v1/configurations/nothing/start", "");
        Answer address = service.get("/api/v1/nothing");
        Answer setup = service.post("/api/v1/setup", "{\"target\":\"nowhere\"}");

        assertThat(configuration.status()).isEqualTo(404);
        assertThat(configuration.json().get("detail").asString()).contains("no configuration named nothing");
        assertThat(start.status()).isEqualTo(404);
        assertThat(address.status()).isEqualTo(404);
        assertThat(address.type()).isEqualTo("application/problem+json");
        assertThat(setup.status()).isEqualTo(422);
        assertThat(setup.json().get("detail").asString()).endsWith("Known: contoso, fabrikam.");
    }

    @Test
    void saysWhatAnUnreadableBodyShouldBe() throws Exception {
        Answer answer = service.post("/api/v1/setup", "{");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).contains("Send JSON");
    }

    @Test
    void failsTheStartWithAllProblemsOfTheConfigurationFile() throws Exception {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(file, ConfigurationText.MINIMAL + "    guard: { maxPercent: 101 }\n    extra: 1\n");

        assertThatThrownBy(() -> new RunningControlPlane(folder, "--control-plane.configuration-file=" + file))
                .hasStackTraceContaining("wrong.yaml:7:26: maxPercent is 101")
                .hasStackTraceContaining("wrong.yaml:8:5: the key extra is not known here");
    }

    private static String tenant(String name, String digit) {
        String guid = "11111111-1111-1111-1111-111111111111".replace("1", digit);
        return """
                tenants:
                  - name: %s
                    tenantId: %s
                    cloud: { graphUrl: 'https://127.0.0.1:1/v1.0', authorityUrl: 'https://127.0.0.1:1' }
                    credential: { type: secret, clientId: %s, secretFile: secret }
                """.formatted(name, guid, guid);
    }
}
