package io.tenantsync.emulator.directory;

import static io.tenantsync.emulator.directory.TestTenants.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.reading.ListPage;
import io.tenantsync.emulator.directory.reading.ListQuery;
import io.tenantsync.emulator.directory.reading.ListReader;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.odata.FilterParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {
    private final TestTenants tenants = new TestTenants();
    private final Tenant tenant = tenants.tenant("contoso");

    @BeforeEach
    void thereAreThree() {
        for (String alias : List.of("c", "a", "b")) {
            tenants.user(tenant, alias);
            tenants.users(tenant).update(alias + "@contoso.com", body("mail", alias + ".mail@contoso.com"));
        }
        tenants.users(tenant).update("a@contoso.com", body("department", "Sales"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            userPrincipalName eq 'A@contoso.com'                                          | a
            userPrincipalName eq 'a@contoso.com' or mail eq 'c.mail@contoso.com'          | c a
            mail in ('b.mail@contoso.com','x@y.z')                                        | b
            proxyAddresses/any(p:p eq 'smtp:b.mail@contoso.com')                          | b
            mail eq 'a.mail@contoso.com' and department eq 'Sales'                        | a
            mail eq 'a.mail@contoso.com' and department eq 'Legal'                        | none
            mail eq 'b.mail@contoso.com' or department eq 'Sales'                         | a b
            startsWith(displayName,'b')                                                   | b
            """)
    void answersFromIndexesAndScansAlike(String filter, String expected) {
        assertThat(names(query(filter, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "department ne 'x'",
                "not(department eq 'x')",
                "endsWith(mail,'x')",
                "companyName eq 'x'",
                "department eq null",
                "otherMails/$count eq 0",
                "onPremisesExtensionAttributes/extensionAttribute1 eq 'x'"
            })
    void wantsAdvancedQueriesToBeAnnounced(String filter) {
        assertThatThrownBy(() -> ListReader.read(tenant, query(filter, false)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("Request_UnsupportedQuery"));
        assertThat(ListReader.read(tenant, query(filter, true)).rows()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense eq 'x'",
                "accountEnabled eq 'true'",
                "proxyAddresses eq 'x'",
                "displayName/any(d:d eq 'x')",
                "contains(displayName,'x')",
                "manager eq 'x'",
                "identities/any(i:i/nonsense eq 'x')",
                "displayName/first eq 'x'"
            })
    void refusesWhatTheDirectoryDoesNotAnswer(String filter) {
        assertThatThrownBy(() -> ListReader.read(tenant, query(filter, true))).isInstanceOf(Refusal.class);
    }

    @Test
    void goesThroughAllPagesWithoutLossOrRepetition() {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            ListPage page = ListReader.read(
                    tenant, new ListQuery(ObjectType.USER, Life.LIVE, null, null, false, 2, cursor, false, false));
            page.rows().forEach(row -> seen.add(row.version().text(UserSchema.DISPLAY_NAME)));
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(seen).containsExactly("c", "a", "b");
    }

    @Test
    void sortsByAProperty() {
        ListQuery sorted = new ListQuery(ObjectType.USER, Life.LIVE, null, "displayName", true, 10, null, true, true);

        assertThat(names(sorted)).isEqualTo("c b a");
        assertThat(ListReader.read(tenant, sorted).total()).isEqualTo(3);
    }

    @Test
    void showsAWriteInListsOnlyWhenReplicationHasBroughtIt() {
        tenant.replicate((id, seq) -> 2_000);
        tenants.users(tenant).update("a@contoso.com", body("mail", "new@contoso.com"));
        tenants.user(tenant, "d");

        assertThat(names(query("mail eq 'a.mail@contoso.com'", false))).isEqualTo("a");
        assertThat(names(query("mail eq 'new@contoso.com'", false))).isEqualTo("none");
        assertThat(names(query("userPrincipalName eq 'd@contoso.com'", false))).isEqualTo("none");

        tenants.pass(Duration.ofSeconds(2));

        assertThat(names(query("mail eq 'a.mail@contoso.com'", false))).isEqualTo("none");
        assertThat(names(query("mail eq 'new@contoso.com'", false))).isEqualTo("a");
        assertThat(names(query("userPrincipalName eq 'd@contoso.com'", false))).isEqualTo("d");
    }

    private static ListQuery query(String filter, boolean advanced) {
        return new ListQuery(
                ObjectType.USER, Life.LIVE, FilterParser.parse(filter), null, false, 100, null, false, advanced);
    }

    private String names(ListQuery query) {
        List<String> names = ListReader.read(tenant, query).rows().stream()
                .map(row -> row.version().text(UserSchema.DISPLAY_NAME))
                .toList();
        return names.isEmpty() ? "none" : String.join(" ", names);
    }
}
