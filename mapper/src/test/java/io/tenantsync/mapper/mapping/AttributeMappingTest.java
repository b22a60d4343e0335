package io.tenantsync.mapper.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Parsing;
import io.tenantsync.mapper.mapping.MappingRule.Apply;
import io.tenantsync.mapper.mapping.MappingRule.WhenEmpty;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeMappingTest {

    @Test
    void copiesSetsAndClearsByTheDefaultMapping() {
        Look look = look(
                DefaultMapping.rules(),
                People.adele()
                        .with("department", "Sales")
                        .with("businessPhones", List.of("+1"))
                        .managedBy("boss"));
        assertThat(look.attributes())
                .hasSize(17)
                .containsEntry("displayName", "Adele Vance")
                .containsEntry("department", "Sales")
                .containsEntry("businessPhones", List.of("+1"))
                .containsEntry("showInAddressList", true)
                .containsEntry("jobTitle", null)
                .doesNotContainKeys("accountEnabled", "manager", "userType", "usageLocation", "mailNickname");
        assertThat(look.onCreate()).containsOnlyKeys("userType").containsEntry("userType", "Member");
        assertThat(look.accountEnabled()).isTrue();
        assertThat(look.manager()).isEqualTo(new Look.ManagerWish.Of("boss"));
        assertThat(look.warnings()).isEmpty();
    }

    @Test
    void everyRuleOfTheDefaultMappingMayBeWritten() {
        assertThat(DefaultMapping.rules())
                .hasSize(22)
                .allSatisfy(rule ->
                        assertThat(TargetAttributes.refusal(rule.target())).isEmpty());
    }

    @Test
    void clearsAListWithAnEmptyOne() {
        assertThat(look(List.of(MappingRule.direct("telephoneNumber", "telephoneNumber")), People.adele())
                        .attributes())
                .containsEntry("businessPhones", List.of());
    }

    @Test
    void takesEntrasNames() {
        People person = People.adele()
                .with("onPremisesExtensionAttributes/extensionAttribute3", "x")
                .with("businessPhones", List.of("+1", "+2"));
        List<MappingRule> rules = List.of(
                MappingRule.direct("extensionAttribute3", "physicalDeliveryOfficeName"),
                computed("mobile", "[telephoneNumber]"));
        assertThat(look(rules, person).attributes())
                .containsEntry("officeLocation", "x")
                .containsEntry("mobilePhone", "+1");
    }

    @Test
    void leavesAloneWhenToldSo() {
        List<MappingRule> rules = List.of(
                new MappingRule("department", direct("department"), Apply.ALWAYS, WhenEmpty.LEAVE, null),
                computed("city", "IgnoreFlowIfNullOrEmpty([city])"));
        assertThat(look(rules, People.adele()).attributes()).isEmpty();
    }

    @Test
    void usesTheDefaultValueOnlyWhenThePersonIsCreated() {
        List<MappingRule> rules =
                List.of(new MappingRule("usageLocation", direct("usageLocation"), Apply.ALWAYS, WhenEmpty.CLEAR, "NL"));
        Look look = look(rules, People.adele());
        assertThat(look.onCreate()).containsEntry("usageLocation", "NL");
        assertThat(look.attributes()).isEmpty();
    }

    @Test
    void anEmptyTextIsEmpty() {
        assertThat(look(List.of(computed("city", "Left([displayName], 0)")), People.adele())
                        .attributes())
                .containsEntry("city", null);
    }

    @Test
    void convertsToWhatTheAttributeHolds() {
        List<MappingRule> rules = List.of(
                computed("showInAddressList", "IIF(IsPresent([city]), \"true\", \"False\")"),
                computed("businessPhones", "\"+31\""),
                MappingRule.constant(true, "city", Apply.ALWAYS),
                MappingRule.constant(7L, "state", Apply.ALWAYS));
        assertThat(look(rules, People.adele()).attributes())
                .containsEntry("showInAddressList", false)
                .containsEntry("businessPhones", List.of("+31"))
                .containsEntry("city", "True")
                .containsEntry("state", "7");
    }

    @Test
    void warnsAndLeavesAloneWhatCannotBeComputed() {
        List<MappingRule> rules = List.of(
                computed("city", "Item([businessPhones], 3)"),
                computed("showInAddressList", "\"perhaps\""),
                computed("state", "Split(\"a,b\", \",\")"));
        Look look = look(rules, People.adele());
        assertThat(look.attributes()).isEmpty();
        assertThat(look.warnings())
                .extracting(Look.Warning::attribute)
                .containsExactly("city", "showInAddressList", "state");
    }

    @Test
    void cannotDoWithoutWhatIsRequired() {
        assertThat(AttributeMapping.apply(
                        DefaultMapping.rules(),
                        People.adele().without("displayName").person()))
                .isInstanceOfSatisfying(
                        Mapped.Impossible.class,
                        impossible -> assertThat(impossible.attribute()).isEqualTo("displayName"));
        assertThat(AttributeMapping.apply(
                        List.of(computed("accountEnabled", "\"maybe\"")),
                        People.adele().person()))
                .isInstanceOf(Mapped.Impossible.class);
    }

    @Test
    void knowsNoManagerWithoutARuleAndClearsOneWhoIsGone() {
        assertThat(look(List.of(), People.adele().managedBy("boss")).manager())
                .isEqualTo(new Look.ManagerWish.Unruled());
        List<MappingRule> rules = List.of(MappingRule.direct("manager", "manager"));
        assertThat(look(rules, People.adele()).manager()).isEqualTo(new Look.ManagerWish.None());
        assertThat(look(rules, People.adele().managedBy("adele")).manager()).isEqualTo(new Look.ManagerWish.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userPrincipalName",
                "originalUserPrincipalName",
                "id",
                "objectId",
                "otherMails",
                "proxyAddresses",
                "extension_00000000000000000000000000000000_tenantsyncSource",
                "IsSoftDeleted",
                "onPremisesSyncEnabled",
                "immutableId",
                "nonsense",
                "extension_x_y"
            })
    void refusesReservedReadOnlyAndUnknownTargets(String name) {
        assertThat(TargetAttributes.refusal(name))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "department",
                "manager",
                "extensionAttribute15",
                "telephoneNumber",
                "extension_00000000000000000000000000000000_costCentre",
                "mail"
            })
    void takesWhatCanBeWritten(String name) {
        assertThat(TargetAttributes.refusal(name)).isEmpty();
        assertThat(TargetAttributes.find(name)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "adele@contoso.com, ok",
        "o'brien@CONTOSO.com, ok",
        "a_b@contoso.com, ok",
        "adele@gmail.com, InvalidDomain",
        "adele@evil-contoso.com, InvalidDomain",
        "a+b@contoso.com, InvitationCreationFailureInvalidPropertyValue",
        "a b@contoso.com, InvitationCreationFailureInvalidPropertyValue",
        ".adele@contoso.com, InvitationCreationFailureInvalidPropertyValue",
        "adele-@contoso.com, InvitationCreationFailureInvalidPropertyValue",
        "adele, MissingValues",
        "@contoso.com, MissingValues",
    })
    void judgesAddressesBeforeTheyAreInvited(String address, String expected) {
        SourcePerson person = People.adele().with("userPrincipalName", address).person();
        String judged = switch (InvitationAddress.of(null, person, List.of("contoso.com"))) {
            case InvitationAddress.Usable ignored -> "ok";
            case InvitationAddress.Unusable unusable -> unusable.code();
        };
        assertThat(judged).isEqualTo(expected);
    }

    @Test
    void computesTheAddressIfToldSo() {
        SourcePerson person = People.adele().with("mail", "a.vance@contoso.com").person();
        var rule = ((Parsing.Parsed) Expressions.parse("[mail]")).expression();
        assertThat(InvitationAddress.of(rule, person, List.of()))
                .isEqualTo(new InvitationAddress.Usable("a.vance@contoso.com"));
        assertThat(InvitationAddress.of(rule, People.adele().person(), List.of()))
                .isInstanceOf(InvitationAddress.Unusable.class);
    }

    private static Look look(List<MappingRule> rules, People person) {
        return ((Mapped.Wished) AttributeMapping.apply(new ArrayList<>(rules), person.person())).look();
    }

    private static io.tenantsync.mapper.mapping.ValueSource direct(String name) {
        return new io.tenantsync.mapper.mapping.ValueSource.Direct(name);
    }

    private static MappingRule computed(String target, String expression) {
        var source = new io.tenantsync.mapper.mapping.ValueSource.Computed(
                ((Parsing.Parsed) Expressions.parse(expression)).expression());
        return new MappingRule(target, source, Apply.ALWAYS, WhenEmpty.CLEAR, null);
    }
}
