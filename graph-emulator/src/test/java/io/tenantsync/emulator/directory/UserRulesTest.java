package io.tenantsync.emulator.directory;

import static io.tenantsync.emulator.directory.TestTenants.APP;
import static io.tenantsync.emulator.directory.TestTenants.body;
import static io.tenantsync.emulator.directory.TestTenants.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.DeletedItems;
import io.tenantsync.emulator.directory.writing.ExtensionPropertyWriter;
import io.tenantsync.emulator.directory.writing.UserWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRulesTest {
    private final TestTenants tenants = new TestTenants();
    private final Tenant tenant = tenants.tenant("contoso");
    private final UserWriter users = tenants.users(tenant);
    private DirectoryObject adele;

    @BeforeEach
    void thereAreTwo() {
        adele = tenants.user(tenant, "adele");
        tenants.user(tenant, "other");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("displayName", null),
                Arguments.of("displayName", ""),
                Arguments.of("displayName", "x".repeat(257)),
                Arguments.of("displayName", 7),
                Arguments.of("accountEnabled", null),
                Arguments.of("accountEnabled", "true"),
                Arguments.of("usageLocation", "NLD"),
                Arguments.of("usageLocation", null),
                Arguments.of("userType", "Visitor"),
                Arguments.of("employeeId", "x".repeat(17)),
                Arguments.of("businessPhones", List.of("1", "2")),
                Arguments.of("businessPhones", null),
                Arguments.of("proxyAddresses", List.of("smtp:x@contoso.com")),
                Arguments.of("creationType", "Invitation"),
                Arguments.of("employeeHireDate", "yesterday"),
                Arguments.of("onPremisesExtensionAttributes", Map.of("extensionAttribute16", "x")),
                Arguments.of("userPrincipalName", "adele@elsewhere.com"),
                Arguments.of("userPrincipalName", "ad ele@contoso.com"),
                Arguments.of("userPrincipalName", "OTHER@contoso.com"),
                Arguments.of("nonsense", "x"),
                Arguments.of("extension_abc_def", "x"),
                Arguments.of("manager", "x"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatGraphRefusesAndChangesNothing(String property, Object value) {
        ObjectVersion before = adele.current();

        assertThatThrownBy(() -> users.update(adele.id().toString(), body(property, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(property.equals("userPrincipalName") ? "userPrincipalName" : "");
        assertThat(adele.current()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile"})
    void requiresTheMandatoryPropertiesAtCreation(String missing) {
        Map<String, Object> body = new HashMap<>(person(tenant, "new"));
        body.remove(missing);

        assertThatThrownBy(() -> users.create(body)).isInstanceOf(Refusal.class).hasMessageContaining(missing);
    }

    @Test
    void makesANewMailThePrimaryAddressAndKeepsTheOldOne() {
        String id = adele.id().toString();
        users.update(id, body("mail", "first@contoso.com"));
        users.update(id, body("mail", "second@contoso.com"));

        assertThat(adele.current().texts(UserSchema.PROXY_ADDRESSES))
                .containsExactly("SMTP:second@contoso.com", "smtp:first@contoso.com");
    }

    @Test
    void findsAUserByItsNewNameAndNotByItsOldOne() {
        users.update("adele@contoso.com", body("userPrincipalName", "vance@contoso.com"));

        assertThat(ObjectKeys.live(tenant, ObjectType.USER, "VANCE@contoso.com"))
                .isSameAs(adele);
        assertThatThrownBy(() -> ObjectKeys.live(tenant, ObjectType.USER, "adele@contoso.com"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void changesOnlyTheNamedMembersOfAComplexValue() {
        String id = adele.id().toString();
        users.update(id, body("onPremisesExtensionAttributes", Map.of("extensionAttribute1", "a")));
        users.update(id, body("onPremisesExtensionAttributes", Map.of("extensionAttribute2", "b")));

        assertThat(adele.current().get(UserSchema.EXTENSION_ATTRIBUTES))
                .isEqualTo(Map.of("extensionAttribute1", "a", "extensionAttribute2", "b"));
    }

    @Test
    void restoresTheSameUserWithEverythingItHad() {
        Map<String, Object> application = Map.of("id", "a", "appId", "11-22", "displayName", "app");
        new ExtensionPropertyWriter(tenant, tenants::nextId)
                .create(application, Map.of("name", "mark", "dataType", "String", "targetObjects", List.of("User")));
        String id = adele.id().toString();
        users.update(id, body("extension_1122_mark", "kept"));
        users.delete(id);

        DirectoryObject restored = new DeletedItems(tenant, APP).restore(id, null, false);

        assertThat(restored).isSameAs(adele);
        assertThat(restored.current().live()).isTrue();
        assertThat(restored.current().text(tenant.schema(ObjectType.USER).find("extension_1122_mark")))
                .isEqualTo("kept");
        assertThat(restored.current().get(UserSchema.DELETED_DATE_TIME)).isNull();
    }

    @Test
    void refusesToRestoreAUserWhoseNameIsTakenUnlessItGetsANewOne() {
        String id = adele.id().toString();
        users.delete(id);
        tenants.user(tenant, "adele");
        DeletedItems deleted = new DeletedItems(tenant, APP);

        assertThatThrownBy(() -> deleted.restore(id, null, false)).isInstanceOf(Refusal.class);
        assertThat(deleted.restore(id, "adele2@contoso.com", false).current().text(UserSchema.USER_PRINCIPAL_NAME))
                .isEqualTo("adele2@contoso.com");
    }
}
