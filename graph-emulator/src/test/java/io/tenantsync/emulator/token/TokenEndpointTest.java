package io.tenantsync.emulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.TestTenants;
import io.tenantsync.emulator.token.TokenAnswer.Denied;
import io.tenantsync.emulator.token.TokenAnswer.Granted;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {
    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER = keys();
    private static final String AUDIENCE = "https://localhost:1/contoso.com/oauth2/v2.0/token";

    private final TestTenants tenants = new TestTenants();
    private AccessTokens tokens;
    private TokenEndpoint endpoint;

    // Shared: making an RSA key for each test takes most of the time.
    @TempDir
    private static Path folder;

    @BeforeEach
    void thereIsAnApp() throws Exception {
        Tenant contoso = tenants.tenant("contoso");
        Map<String, Object> app = Map.of(
                "id",
                "o",
                "appId",
                "client",
                "secret",
                "s3cret",
                "certificate",
                certificate(),
                "roles",
                List.of("User.Read.All"));
        contoso.apply(new SettingChange(SettingKind.APPLICATION, "client", app));
        tokens = new AccessTokens(SigningKey.in(folder), tenants.clock());
        endpoint = new TokenEndpoint(tenants.directory(), tokens, tenants.clock());
    }

    @ParameterizedTest
    @CsvSource({
        "contoso.com, grant_type, password, unsupported_grant_type, 70003, 400",
        "contoso.com, client_id, nobody, unauthorized_client, 700016, 400",
        "contoso.com, client_secret, wrong, invalid_client, 7000215, 401",
        "contoso.com, scope, User.Read, invalid_scope, 70011, 400",
        "nowhere.com, scope, https://graph.microsoft.com/.default, invalid_request, 90002, 400",
        "contoso.com, client_id, '', invalid_request, 900144, 400"
    })
    void deniesWithEntrasCodes(String tenant, String field, String value, String error, int number, int status) {
        Map<String, String> form = secretForm();
        form.put(field, value);

        assertThat(endpoint.answer(tenant, form)).isInstanceOfSatisfying(Denied.class, denied -> {
            assertThat(denied.error()).isEqualTo(error);
            assertThat(denied.number()).isEqualTo(number);
            assertThat(denied.status()).isEqualTo(status);
        });
    }

    @Test
    void grantsATokenThatSaysWhoTheCallerIsUntilItExpires() {
        Granted granted = (Granted) endpoint.answer("contoso.com", secretForm());

        Caller caller = tokens.recognise(granted.accessToken());
        assertThat(caller.appId()).isEqualTo("client");
        assertThat(caller.roles()).containsExactly("User.Read.All");
        tenants.pass(Duration.ofHours(1));
        assertThat(tokens.recognise(granted.accessToken())).isNull();
    }

    @Test
    void ignoresTheSignInScopesThatMicrosoftsLibraryAdds() {
        Map<String, String> form = secretForm();
        form.put("scope", "https://graph.microsoft.com/.default openid profile offline_access");

        assertThat(endpoint.answer("contoso.com", form)).isInstanceOf(Granted.class);
    }

    @Test
    void doesNotRecogniseATokenThatWasChanged() {
        Granted granted = (Granted) endpoint.answer("contoso.com", secretForm());
        String[] parts = granted.accessToken().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("User.Read.All", "User.ReadWr.All");
        String forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];

        assertThat(tokens.recognise(forged)).isNull();
        assertThat(tokens.recognise("not.a.token")).isNull();
        assertThat(tokens.recognise("x")).isNull();
    }

    @Test
    void grantsForAnAssertionSignedWithTheCertificate() {
        assertThat(endpoint.answer("contoso.com", assertionForm(KEYS, AUDIENCE, 60)))
                .isInstanceOf(Granted.class);
    }

    @Test
    void deniesAnAssertionOfAnotherKeyForAnotherAudienceOrTooLate() {
        assertThat(endpoint.answer("contoso.com", assertionForm(OTHER, AUDIENCE, 60)))
                .isInstanceOf(Denied.class);
        assertThat(endpoint.answer("contoso.com", assertionForm(KEYS, "https://elsewhere/token", 60)))
                .isInstanceOf(Denied.class);
        assertThat(endpoint.answer("contoso.com", assertionForm(KEYS, AUDIENCE, -1)))
                .isInstanceOf(Denied.class);
    }

    private static Map<String, String> secretForm() {
        return new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_id", "client",
                "client_secret", "s3cret",
                "scope", "https://graph.microsoft.com/.default"));
    }

    private Map<String, String> assertionForm(KeyPair keys, String audience, long seconds) {
        Map<String, String> form = secretForm();
        form.remove("client_secret");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        long expires = tenants.clock().instant().getEpochSecond() + seconds;
        form.put(
                "client_assertion",
                Jwt.sign(Map.of("iss", "client", "sub", "client", "aud", audience, "exp", expires), keys.getPrivate()));
        return form;
    }

    private static String certificate() throws Exception {
        X500Principal name = new X500Principal("CN=app");
        Date now = new Date();
        byte[] der = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, now, name, KEYS.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(KEYS.getPrivate()))
                .getEncoded();
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
