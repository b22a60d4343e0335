package io.tenantsync.emulator.directory;

import static io.tenantsync.emulator.directory.TestTenants.APP;
import static io.tenantsync.emulator.directory.TestTenants.body;
import static io.tenantsync.emulator.directory.TestTenants.invitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.directory.writing.Inviter;
import io.tenantsync.emulator.directory.writing.PartnerWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InviterTest {
    private final TestTenants tenants = new TestTenants();
    private final Tenant contoso = tenants.tenant("contoso");
    private final Tenant fabrikam = tenants.tenant("fabrikam");
    private final Inviter inviter = new Inviter(tenants.directory(), fabrikam, APP, tenants::nextId);

    @Test
    void makesAGuestWhosePrefixEncodesTheAddress() {
        ObjectVersion guest = inviter.invite(invitation("adele.v@contoso.com")).current();

        assertThat(guest.text(UserSchema.USER_PRINCIPAL_NAME))
                .isEqualTo("adele.v_contoso.com#EXT#@fabrikam.onmicrosoft.com");
        assertThat(guest.text(UserSchema.USER_TYPE)).isEqualTo("Guest");
        assertThat(guest.text(UserSchema.CREATION_TYPE)).isEqualTo("Invitation");
        assertThat(guest.text(UserSchema.MAIL)).isEqualTo("adele.v@contoso.com");
        assertThat(guest.texts(UserSchema.PROXY_ADDRESSES)).containsExactly("SMTP:adele.v@contoso.com");
        assertThat(guest.flag(UserSchema.ACCOUNT_ENABLED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  adele@contoso.com, Accepted",
        "false, true,  adele@contoso.com, PendingAcceptance",
        "true,  false, adele@contoso.com, PendingAcceptance",
        "true,  true,  adele@adatum.com,  PendingAcceptance"
    })
    void redeemsAutomaticallyOnlyWhenBothSidesAllowAndTheHomeIsKnown(
            boolean inbound, boolean outbound, String address, String state) {
        trust(fabrikam, contoso, "inboundAllowed", inbound);
        trust(contoso, fabrikam, "outboundAllowed", outbound);

        ObjectVersion guest = inviter.invite(invitation(address)).current();

        assertThat(guest.text(UserSchema.EXTERNAL_USER_STATE)).isEqualTo(state);
        Object identities = guest.get(UserSchema.IDENTITIES);
        assertThat(String.valueOf(identities).contains("ExternalAzureAD")).isEqualTo(state.equals("Accepted"));
    }

    @Test
    void leadsToTheSameGuestWhenInvitedAgainInOtherCase() {
        DirectoryObject first = inviter.invite(invitation("adele@contoso.com"));
        DirectoryObject second = inviter.invite(invitation("Adele@Contoso.com"));

        assertThat(second).isSameAs(first);
        assertThat(fabrikam.objects().size()).isEqualTo(1);
    }

    @Test
    void leadsToTheGuestThatHasTheAddressAmongItsMails() {
        DirectoryObject guest = inviter.invite(invitation("consultant@adatum.com"));
        tenants.users(fabrikam).update(guest.id().toString(), body("mail", "adele@contoso.com"));

        assertThat(inviter.invite(invitation("adele@contoso.com"))).isSameAs(guest);
    }

    @Test
    void refusesTheAddressOfAnInternalUser() {
        DirectoryObject own = tenants.user(fabrikam, "owner");

        assertThatThrownBy(() -> inviter.invite(invitation("owner@fabrikam.com")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("already exists in the directory as object ID: " + own.id());
    }

    @Test
    void makesANewGuestWhenTheFormerOneIsDeleted() {
        DirectoryObject former = inviter.invite(invitation("adele@contoso.com"));
        tenants.users(fabrikam).delete(former.id().toString());

        assertThat(inviter.invite(invitation("adele@contoso.com")).id()).isNotEqualTo(former.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@contoso.com",
                "a+b@contoso.com",
                ".a@contoso.com",
                "a-@contoso.com",
                "a b@contoso.com",
                "a@b@contoso.com",
                "o'x#@contoso.com",
                "a@contoso"
            })
    void refusesAddressesThatCannotBeInvited(String address) {
        assertThatThrownBy(() -> inviter.invite(invitation(address))).isInstanceOf(Refusal.class);
        assertThat(fabrikam.objects().size()).isZero();
    }

    private static void trust(Tenant tenant, Tenant partner, String which, boolean allowed) {
        new PartnerWriter(tenant)
                .create(Map.of(
                        "tenantId",
                        partner.profile().tenantId(),
                        "automaticUserConsentSettings",
                        Map.of(which, allowed)));
    }
}
