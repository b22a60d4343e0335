package io.tenantsync.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Call;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CertificateSignInTest {
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension();

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        Path keys = folder.resolve("app.p12");
        FakeGraph.keytool(
                "-genkeypair", "-alias", "app", "-keyalg", "RSA", "-dname", "CN=app", "-keystore", keys.toString());
        Files.writeString(folder.resolve("app.password"), new String(PASSWORD));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        Files.writeString(
                folder.resolve("app.pem"),
                pem("PRIVATE KEY", store.getKey("app", PASSWORD).getEncoded())
                        + pem("CERTIFICATE", store.getCertificate("app").getEncoded()));
    }

    @Test
    void provesItselfWithAPemFile() {
        assertThat(formSentWith(new Credential.Certificate(CLIENT, folder.resolve("app.pem"), null)))
                .contains("client_assertion=", "client_id=" + CLIENT)
                .doesNotContain("client_secret");
    }

    @Test
    void provesItselfWithAPkcs12FileAndItsPassword() {
        SecretSource password = new SecretSource.InFile(folder.resolve("app.password"));
        assertThat(formSentWith(new Credential.Certificate(CLIENT, folder.resolve("app.p12"), password)))
                .contains("client_assertion=", "client_id=" + CLIENT);
    }

    private static String formSentWith(Credential credential) {
        AtomicReference<String> form = new AtomicReference<>("");
        fake.graph().answersTokens(call -> token(call, form));
        fake.graph()
                .answers(call -> Reply.json(
                        200, "{'value':[],'@odata.deltaLink':'" + fake.graph().url() + "/v1.0/users/delta?d'}"));
        Tenant secret = fake.graph().tenant();
        Tenant tenant = new Tenant(secret.name(), secret.tenantId(), secret.cloud(), credential, null, null);
        GraphDirectory door = fake.directories().open(tenant, Role.SOURCE);
        door.delta(door.firstUsers(List.of()), Lane.LIVE);
        return form.get();
    }

    private static Reply token(Call call, AtomicReference<String> form) {
        form.set(call.body());
        return Reply.json(200, "{'token_type':'Bearer','expires_in':3599,'access_token':'" + FakeGraph.TOKEN + "'}");
    }

    private static String pem(String type, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(bytes);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
