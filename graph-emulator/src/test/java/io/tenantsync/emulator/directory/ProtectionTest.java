package io.tenantsync.emulator.directory;

import static io.tenantsync.emulator.directory.TestTenants.APP;
import static io.tenantsync.emulator.directory.TestTenants.body;
import static io.tenantsync.emulator.directory.TestTenants.invitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.control.DirectoryControl;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.DeletedItems;
import io.tenantsync.emulator.directory.writing.ExtensionPropertyWriter;
import io.tenantsync.emulator.directory.writing.GroupWriter;
import io.tenantsync.emulator.directory.writing.Invitation;
import io.tenantsync.emulator.directory.writing.Inviter;
import io.tenantsync.emulator.directory.writing.PartnerWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {
    private final TestTenants tenants = new TestTenants();
    private final Tenant contoso = tenants.tenant("contoso");
    private final Tenant fabrikam = tenants.tenant("fabrikam");
    private final DirectoryControl control = new DirectoryControl(tenants.directory());
    private final DirectoryObject user = tenants.user(fabrikam, "chief");
    private final String id = user.id().toString();
    private final Inviter inviter = new Inviter(tenants.directory(), fabrikam, APP, tenants::nextId);

    @ParameterizedTest
    @CsvSource({
        "accountEnabled, true", "businessPhones, true", "mobilePhone, true", "onPremisesImmutableId, true",
        "otherMails, true", "passwordProfile, true", "userPrincipalName, true", "department, false",
        "displayName, false", "jobTitle, false", "showInAddressList, false"
    })
    void keepsAppsWithoutARoleFromSensitivePropertiesOfThoseWhoHoldOne(String property, boolean sensitive) {
        control.directoryRoles("fabrikam", id, List.of("Helpdesk Administrator"));

        ThrowingCallable change = () -> tenants.users(fabrikam).update(id, body(property, valueOf(property)));

        if (sensitive) {
            denied(change);
        } else {
            assertThatCode(change).doesNotThrowAnyException();
        }
        control.directoryRoles("fabrikam", id, List.of());
        assertThatCode(change).doesNotThrowAnyException();
    }

    @Test
    void keepsAppsWithoutARoleFromDeletingRestoringAndResettingThoseWhoHoldOne() {
        DirectoryObject guest = inviter.invite(invitation("adele@contoso.com"));
        control.directoryRoles("fabrikam", id, List.of("Guest Inviter"));
        control.directoryRoles("fabrikam", guest.id().toString(), List.of("Guest Inviter"));

        denied(() -> tenants.users(fabrikam).delete(id));
        denied(() -> inviter.invite(reset(guest)));
        control.directoryRoles("fabrikam", id, List.of());
        tenants.users(fabrikam).delete(id);
        assertThat(new DeletedItems(fabrikam, APP).restore(id, null, false)).isSameAs(user);
    }

    @ParameterizedTest
    @CsvSource({
        "Global Administrator, Global Administrator, true",
        "Privileged Authentication Administrator, Global Administrator, true",
        "User Administrator, Helpdesk Administrator, true",
        "User Administrator, Global Administrator, false",
        "Directory Readers, Helpdesk Administrator, false"
    })
    void letsAnAppThatHoldsAHigherRoleActOnThoseWhoHoldOne(String own, String held, boolean allowed) {
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("appId", APP);
        app.put("directoryRoles", List.of(own));
        fabrikam.apply(new SettingChange(SettingKind.APPLICATION, APP, app));
        control.directoryRoles("fabrikam", id, List.of(held));

        ThrowingCallable disable = () -> tenants.users(fabrikam).update(id, body("accountEnabled", false));

        if (allowed) {
            assertThatCode(disable).doesNotThrowAnyException();
        } else {
            denied(disable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "displayName, true, true",
        "department, true, true",
        "accountEnabled, true, true",
        "onPremisesExtensionAttributes, true, true",
        "onPremisesExtensionAttributes, false, true",
        "department, false, false",
        "usageLocation, true, false",
        "otherMails, true, false"
    })
    void refusesWhatIsMasteredOnPremises(String property, boolean synchronised, boolean refused) {
        control.onPremises("fabrikam", id, synchronised);

        ThrowingCallable change = () -> tenants.users(fabrikam).update(id, body(property, valueOf(property)));

        if (refused) {
            refused(change, "Request_BadRequest", "on-premises mastered");
        } else {
            assertThatCode(change).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesANewMailForSomebodyWithAMailboxAndNothingElse() {
        control.mailbox("fabrikam", id, true);

        refused(
                () -> tenants.users(fabrikam).update(id, body("mail", "x@fabrikam.com")),
                "Request_BadRequest",
                "originated within an external service");
        tenants.users(fabrikam).update(id, body("department", "Sales"));
        assertThat(user.current().text(UserSchema.DEPARTMENT)).isEqualTo("Sales");
    }

    @Test
    void findsContactsInTheWay() {
        control.contact("fabrikam", "Adele", "a@contoso.com", List.of("SMTP:adele@contoso.com"));
        control.contact("fabrikam", "Megan", "megan@contoso.com", List.of());

        refused(() -> inviter.invite(invitation("Adele@contoso.com")), "BadRequest", "contact");
        refused(
                () -> tenants.users(fabrikam).update(id, body("mail", "adele@contoso.com")),
                "Request_BadRequest",
                "proxyAddresses");
        ObjectVersion megan = inviter.invite(invitation("megan@contoso.com")).current();
        assertThat(megan.texts(UserSchema.PROXY_ADDRESSES)).isEmpty();
        assertThat(megan.text(UserSchema.MAIL)).isEqualTo("megan@contoso.com");
    }

    @ParameterizedTest
    @CsvSource({
        "everyone, true",
        "adminsGuestInvitersAndAllMembers, true",
        "adminsAndGuestInviters, false",
        "none, false"
    })
    void letsAppsInviteOnlyWhereMembersMay(String allowInvitesFrom, boolean allowed) {
        control.invitations("fabrikam", allowInvitesFrom, List.of(), List.of());

        if (allowed) {
            assertThat(inviter.invite(invitation("a@contoso.com"))).isNotNull();
        } else {
            refused(() -> inviter.invite(invitation("a@contoso.com")), "Unauthorized", "Guest invitations not allowed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "contoso.com, '', a@contoso.com, true",
        "contoso.com, '', a@Contoso.COM, true",
        "contoso.com, '', a@adatum.com, false",
        "'', adatum.com, a@adatum.com, false",
        "'', adatum.com, a@contoso.com, true"
    })
    void goesByDomainLists(String allowed, String blocked, String address, boolean invited) {
        control.invitations("fabrikam", "everyone", list(allowed), list(blocked));

        if (invited) {
            assertThat(inviter.invite(invitation(address))).isNotNull();
        } else {
            refused(() -> inviter.invite(invitation(address)), "BadRequest", "not allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesByCrossTenantAccessSettingsOfBothSides(boolean inbound) {
        Map<String, Object> blocked = Map.of("usersAndGroups", Map.of("accessType", "blocked"));
        Tenant side = inbound ? fabrikam : contoso;
        Tenant other = inbound ? contoso : fabrikam;
        new PartnerWriter(side)
                .create(new LinkedHashMap<>(Map.of(
                        "tenantId",
                        other.profile().tenantId(),
                        inbound ? "b2bCollaborationInbound" : "b2bCollaborationOutbound",
                        blocked)));

        refused(
                () -> inviter.invite(invitation("a@contoso.com")),
                "BadRequest",
                "This invitation is blocked by cross-tenant access settings.");
        assertThat(inviter.invite(invitation("a@adatum.com"))).isNotNull();
    }

    @Test
    void holdsAtMostAHundredExtensionValues() {
        Map<String, Object> application = Map.of("id", "a", "appId", "11-22", "displayName", "app");
        for (int i = 0; i < 101; i++) {
            new ExtensionPropertyWriter(fabrikam, tenants::nextId)
                    .create(
                            application,
                            Map.of("name", "e" + i, "dataType", "String", "targetObjects", List.of("User")));
        }
        for (int i = 0; i < 100; i++) {
            tenants.users(fabrikam).update(id, body("extension_1122_e" + i, "x"));
        }

        refused(
                () -> tenants.users(fabrikam).update(id, body("extension_1122_e100", "x")),
                "Directory_QuotaExceeded",
                "101");
        Map<String, Object> swap = body("extension_1122_e0", null);
        swap.put("extension_1122_e100", "x");
        assertThatCode(() -> tenants.users(fabrikam).update(id, swap)).doesNotThrowAnyException();
    }

    @Test
    void refusesAGroupWithTheMailNicknameOfAnotherOneAndMailEnabledSecurityGroups() {
        GroupWriter groups = new GroupWriter(fabrikam, APP, tenants::nextId);
        groups.create(group("sales", false), List.of());

        refused(() -> groups.create(group("SALES", false), List.of()), "Request_BadRequest", "mailNickname");
        refused(() -> groups.create(group("other", true), List.of()), "Request_BadRequest", "mail-enabled");
    }

    @Test
    void keepsProfilesOutsideTheDirectoryFromApps() {
        denied(() -> tenants.users(fabrikam).update(id, body("skills", List.of("x"))));
        Map<String, Object> mixed = body("skills", List.of("x"));
        mixed.put("department", "Sales");
        refused(() -> tenants.users(fabrikam).update(id, mixed), "BadRequest", "not supported");
    }

    private static Object valueOf(String property) {
        return switch (property) {
            case "accountEnabled", "showInAddressList" -> false;
            case "businessPhones" -> List.of("+1 425 555 0100");
            case "otherMails" -> List.of("x@adatum.com");
            case "passwordProfile" -> Map.of("password", "correct horse");
            case "userPrincipalName" -> "other@fabrikam.com";
            case "usageLocation" -> "NL";
            case "onPremisesExtensionAttributes" -> Map.of("extensionAttribute1", "x");
            default -> "x";
        };
    }

    private static Map<String, Object> group(String nickname, boolean mailEnabled) {
        Map<String, Object> group = body("displayName", nickname);
        group.put("mailNickname", nickname);
        group.put("mailEnabled", mailEnabled);
        group.put("securityEnabled", true);
        return group;
    }

    private static Invitation reset(DirectoryObject guest) {
        return Invitation.of(Map.of(
                "invitedUserEmailAddress",
                "adele@contoso.com",
                "inviteRedirectUrl",
                "https://example.org",
                "resetRedemption",
                true,
                "invitedUser",
                Map.of("id", guest.id().toString())));
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell);
    }

    private static void denied(ThrowingCallable call) {
        refused(call, "Authorization_RequestDenied", "Insufficient privileges");
    }

    private static void refused(ThrowingCallable call, String code, String message) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
