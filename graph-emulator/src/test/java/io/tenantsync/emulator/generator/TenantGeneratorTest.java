package io.tenantsync.emulator.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.TestTenants;
import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.organisation.Organisation;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TenantGeneratorTest {
    private static final List<Tenant> TENANTS = generate(2_000, 1);
    private static final Tenant CONTOSO = TENANTS.getFirst();
    private static final Tenant FABRIKAM = TENANTS.getLast();

    private static List<Tenant> generate(int users, long seed) {
        return new TenantGenerator(Organisation.demo(users, seed), new TestTenants()::empty).generate();
    }

    @Test
    void makesTheSameDirectoryForTheSameSeedAndAnotherForAnother() {
        assertThat(content(generate(300, 5))).isEqualTo(content(generate(300, 5)));
        assertThat(content(generate(300, 5))).isNotEqualTo(content(generate(300, 6)));
    }

    @Test
    void makesAsManyPeopleAsWanted() {
        assertThat(objects(CONTOSO, ObjectType.USER)).hasSize(2_000);
        assertThat(objects(generate(5, 1).getFirst(), ObjectType.USER)).hasSize(5);
    }

    @Test
    void givesEverybodyAUniqueNameInAVerifiedDomain() {
        Set<String> names = new HashSet<>();
        for (DirectoryObject user : objects(CONTOSO, ObjectType.USER)) {
            String name = user.current().text(UserSchema.USER_PRINCIPAL_NAME);
            assertThat(names.add(name)).as(name).isTrue();
            assertThat(name).matches("[a-z0-9.]+@contoso\\.com|[a-z0-9.]+_[a-z.]+#EXT#@contoso\\.onmicrosoft\\.com");
        }
    }

    @Test
    void staysWithinTheLimitsOfTheSchema() {
        for (DirectoryObject user : objects(CONTOSO, ObjectType.USER)) {
            for (Property property : UserSchema.SCHEMA.properties()) {
                if (property.type() == PropertyType.STRING && user.current().text(property) != null) {
                    assertThat(user.current().text(property)).hasSizeLessThanOrEqualTo(property.maxLength());
                }
            }
        }
    }

    @Test
    void writesNamesInManyScripts() {
        Set<UnicodeScript> scripts = objects(CONTOSO, ObjectType.USER).stream()
                .flatMap(user -> user.current()
                        .text(UserSchema.DISPLAY_NAME)
                        .codePoints()
                        .mapToObj(UnicodeScript::of))
                .collect(Collectors.toSet());

        assertThat(scripts)
                .contains(
                        UnicodeScript.LATIN,
                        UnicodeScript.CYRILLIC,
                        UnicodeScript.GREEK,
                        UnicodeScript.ARABIC,
                        UnicodeScript.HEBREW,
                        UnicodeScript.DEVANAGARI,
                        UnicodeScript.HAN,
                        UnicodeScript.HIRAGANA,
                        UnicodeScript.HANGUL,
                        UnicodeScript.THAI);
    }

    @Test
    void mixesInDisabledPeopleAndGuests() {
        List<ObjectVersion> users = objects(CONTOSO, ObjectType.USER).stream()
                .map(DirectoryObject::current)
                .toList();

        assertThat(users.stream().filter(user -> "Guest".equals(user.text(UserSchema.USER_TYPE))))
                .hasSizeBetween(70, 130);
        assertThat(users.stream().filter(user -> !user.flag(UserSchema.ACCOUNT_ENABLED)))
                .hasSizeBetween(35, 90);
    }

    @Test
    void letsEverybodyReportToTheFirstPersonInTheEnd() {
        for (DirectoryObject user : objects(CONTOSO, ObjectType.USER)) {
            Object manager = user.current().get(UserSchema.MANAGER);
            int steps = 0;
            DirectoryObject at = user;
            while (manager instanceof Integer ordinal && steps++ < 20) {
                at = CONTOSO.objects().at(ordinal);
                manager = at.current().get(UserSchema.MANAGER);
            }
            boolean guest = "Guest".equals(user.current().text(UserSchema.USER_TYPE));
            assertThat(at.ordinal()).isEqualTo(guest ? user.ordinal() : 0);
        }
    }

    @Test
    void keepsLegalAndResearchOutOfTheCollaboration() {
        Set<String> departments = transitive("Cross-tenant collaboration").stream()
                .map(user -> user.current().text(UserSchema.DEPARTMENT))
                .filter(department -> department != null)
                .collect(Collectors.toSet());

        assertThat(departments)
                .contains("Sales", "Engineering", "Retail", "Executive")
                .doesNotContain("Legal", "Research");
        assertThat(transitive("Cross-tenant collaboration").stream()
                        .filter(user -> "Guest".equals(user.current().text(UserSchema.USER_TYPE))))
                .isNotEmpty();
    }

    @Test
    void hasACircleOfGroups() {
        assertThat(group("Book club")
                        .current()
                        .references(GroupSchema.MEMBERS)
                        .get(group("Reading circle").ordinal()))
                .isTrue();
        assertThat(group("Library friends")
                        .current()
                        .references(GroupSchema.MEMBERS)
                        .get(group("Book club").ordinal()))
                .isTrue();
    }

    @Test
    void hasEarlierGuestsOfTheSamePeopleOfStrangersAndOneThatCollides() {
        List<String> guests = objects(FABRIKAM, ObjectType.USER).stream()
                .filter(user -> "Accepted".equals(user.current().text(UserSchema.EXTERNAL_USER_STATE)))
                .filter(user -> user.current().text(UserSchema.DEPARTMENT) == null)
                .map(user -> user.current().text(UserSchema.MAIL) + " "
                        + user.current().text(UserSchema.USER_PRINCIPAL_NAME))
                .filter(guest -> guest.startsWith("adele") || guest.startsWith("leeg"))
                .toList();

        assertThat(guests)
                .containsExactlyInAnyOrder(
                        "adelev@contoso.com adelev_contoso.com#EXT#@fabrikam.onmicrosoft.com",
                        "leeg@contoso.com consultant0_litwareinc.com#EXT#@fabrikam.onmicrosoft.com");
        assertThat(transitive("Cross-tenant collaboration").stream()
                        .map(user -> user.current().text(UserSchema.MAIL)))
                .contains("adelev@contoso.com", "leeg@contoso.com");
    }

    @Test
    void givesTheTargetAdministratorsPeopleFromOnPremisesAndAContact() {
        List<ObjectVersion> own = objects(FABRIKAM, ObjectType.USER).stream()
                .map(DirectoryObject::current)
                .filter(user -> user.text(UserSchema.CREATION_TYPE) == null)
                .toList();

        assertThat(own.stream()
                        .filter(user -> !user.texts(UserSchema.DIRECTORY_ROLES).isEmpty()))
                .hasSize(3);
        assertThat(own.stream().filter(user -> user.flag(UserSchema.ON_PREMISES_SYNC_ENABLED)))
                .hasSize(4);
        assertThat(own).allMatch(user -> user.flag(UserSchema.MAILBOX));
        assertThat(FABRIKAM.settings().list(SettingKind.CONTACT)).hasSize(1);
    }

    private static List<DirectoryObject> objects(Tenant tenant, ObjectType type) {
        List<DirectoryObject> objects = new ArrayList<>();
        for (int ordinal = 0; ordinal < tenant.objects().size(); ordinal++) {
            if (tenant.objects().at(ordinal).type() == type) {
                objects.add(tenant.objects().at(ordinal));
            }
        }
        return objects;
    }

    private static DirectoryObject group(String name) {
        return objects(CONTOSO, ObjectType.GROUP).stream()
                .filter(group -> name.equals(group.current().text(GroupSchema.DISPLAY_NAME)))
                .findFirst()
                .orElseThrow();
    }

    private static List<DirectoryObject> transitive(String name) {
        BitSet open =
                (BitSet) group(name).current().references(GroupSchema.MEMBERS).clone();
        List<DirectoryObject> users = new ArrayList<>();
        BitSet done = new BitSet();
        for (int ordinal = open.nextSetBit(0); ordinal >= 0; ordinal = open.nextSetBit(0)) {
            open.clear(ordinal);
            done.set(ordinal);
            DirectoryObject object = CONTOSO.objects().at(ordinal);
            if (object.type() == ObjectType.USER) {
                users.add(object);
            } else {
                open.or(object.current().references(GroupSchema.MEMBERS));
                open.andNot(done);
            }
        }
        return users;
    }

    private static List<String> content(List<Tenant> tenants) {
        List<String> content = new ArrayList<>();
        for (Tenant tenant : tenants) {
            for (int ordinal = 0; ordinal < tenant.objects().size(); ordinal++) {
                DirectoryObject object = tenant.objects().at(ordinal);
                for (Property property : tenant.schema(object.type()).properties()) {
                    Object value = object.current().get(property);
                    if (value != null && property.type() != PropertyType.COMPLEX_LIST) {
                        content.add(object.id() + " " + property.name() + " " + value);
                    }
                }
            }
        }
        return content;
    }
}
