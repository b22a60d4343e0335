package io.tenantsync.emulator.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationTest {
    private static final String GOOD = """
            seed: 7
            tenants:
              - name: contoso
                tenantId: 11111111-1111-1111-1111-111111111111
                initialDomain: contoso.onmicrosoft.com
                verifiedDomains: [contoso.com]
                users: 12
                apps:
                  - {clientId: 33333333-3333-3333-3333-333333333333, objectId: 44444444-4444-4444-4444-444444444444, secret: abc, roles: [User.Read.All]}
                partners:
                  - {tenantId: 22222222-2222-2222-2222-222222222222, outboundAllowed: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsAFile() throws IOException {
        Organisation organisation = read(GOOD);

        TenantDefinition contoso = organisation.tenants().getFirst();
        assertThat(organisation.seed()).isEqualTo(7);
        assertThat(contoso.users()).isEqualTo(12);
        assertThat(contoso.apps().getFirst().secret()).isEqualTo("abc");
        assertThat(contoso.partners())
                .containsExactly(PartnerDefinition.source("22222222-2222-2222-2222-222222222222"));
    }

    @ParameterizedTest
    @CsvSource({
        "users: 12, allowInvites: x, 'tenants[0].allowInvites is not known here'",
        "users: 12, 'invitations: {allowInvitesFrom: nobody}', 'tenants[0].invitations.allowInvitesFrom must be one of none'",
        "users: 12, 'contacts: [{mail: a@b.c}]', 'tenants[0].contacts[0].displayName is missing'",
        "users:, usres:, 'tenants[0].usres is not known here'",
        "users: 12, users: many, 'tenants[0].users must be a whole number'",
        "11111111-1111-1111-1111-111111111111, eleven, 'tenants[0].tenantId must be a GUID'",
        "secret: abc, objectId: x, 'is not YAML'",
        "'secret: abc, ', '', 'tenants[0].apps[0].secret or certificate must be given'",
        "outboundAllowed: true, outboundAllowed: 1, 'tenants[0].partners[0].outboundAllowed must be true or false'"
    })
    void saysWhatIsWrongAndWhere(String good, String bad, String complaint) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("tenants.yaml");
    }

    @Test
    void givesTheDemoTheSameSecretsForTheSameSeed() {
        assertThat(Organisation.demo(10, 1)).isEqualTo(Organisation.demo(10, 1));
        assertThat(Organisation.demo(10, 1)).isNotEqualTo(Organisation.demo(10, 2));
    }

    @Test
    void doesNotPrintSecrets() {
        assertThat(Organisation.demo(1, 1).toString())
                .doesNotContain(Organisation.demo(1, 1)
                        .tenants()
                        .getFirst()
                        .apps()
                        .getFirst()
                        .secret());
    }

    private Organisation read(String yaml) throws IOException {
        Path file = folder.resolve("tenants.yaml");
        Files.writeString(file, yaml);
        return Organisation.read(file);
    }
}
