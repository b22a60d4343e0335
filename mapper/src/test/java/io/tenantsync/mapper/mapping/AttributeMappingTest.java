package io.tenantsync.mapper.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Parsing;
import io.tenantsync.mapper.mapping.MappingRule.Apply;
import io.tenantsync.mapper.mapping.MappingRule.WhenEmpty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void usesTheDefaultValueAlwaysIfToldSo() {
        List<MappingRule> rules = List.of(withDefault(MappingRule.DefaultWhen.ALWAYS));
        assertThat(look(rules, People.adele()).attributes()).containsEntry("city", "Utrecht");
        assertThat(look(rules, People.adele().with("city", "Delft")).attributes())
                .containsEntry("city", "Delft");
    }

    @Test
    void keepsTheDefaultOfTheCreationAndClearsWhatCameFromTheSource() {
        List<MappingRule> rules = List.of(withDefault(MappingRule.DefaultWhen.ON_CREATE));
        assertThat(look(rules, People.adele()).onCreate()).containsEntry("city", "Utrecht");
        assertThat(look(rules, People.adele()).attributes()).isEmpty();
        assertThat(look(rules, People.adele(), known("city", "Utrecht")).attributes())
                .isEmpty();
        assertThat(look(rules, People.adele(), known("city", "Delft")).attributes())
                .containsEntry("city", null);
        assertThat(look(rules, People.adele(), known("city", null)).attributes())
                .containsEntry("city", null);
    }

    @Test
    void fillsWhatIsKnownToBeEmptyInTheTarget() {
        List<MappingRule> rules =
                List.of(new MappingRule("city", direct("city"), Apply.IF_TARGET_EMPTY, WhenEmpty.CLEAR, null));
        People delft = People.adele().with("city", "Delft");
        assertThat(look(rules, delft).onCreate()).containsEntry("city", "Delft");
        assertThat(look(rules, delft).attributes()).isEmpty();
        assertThat(look(rules, delft, known("city", null)).attributes()).containsEntry("city", "Delft");
        assertThat(look(rules, delft, known("city", "Utrecht")).attributes()).isEmpty();
        assertThat(look(rules, People.adele(), known("city", "Utrecht")).attributes())
                .isEmpty();
    }

    @Test
    void asksForGroupsThroughTheOnesInsideThem() {
        List<MappingRule> rules = List.of(computed("city", "IIF(IsMemberOf(\"Sales\"), \"in\", \"out\")"));
        Circumstances nested = new Circumstances(Map.of("Sales", Set.of("s1", "s2")), Map.of(), null, Map.of());
        assertThat(look(rules, People.adele().in("s2"), nested).attributes()).containsEntry("city", "in");
        assertThat(look(rules, People.adele().in("x"), nested).attributes()).containsEntry("city", "out");
        assertThat(look(
                                List.of(computed("city", "CStr(IsMemberOf(\"s9\"))")),
                                People.adele().in("s9"))
                        .attributes())
                .containsEntry("city", "True");
    }

    @Test
    void looksUpInTheTablesOfTheConfiguration() {
        Circumstances tables =
                new Circumstances(Map.of(), Map.of("regions", Map.of("NL", "EMEA")), "contoso.com", Map.of());
        List<MappingRule> rules = List.of(
                computed("city", "Lookup(\"regions\", [country])"), computed("state", "\"@\" & DefaultDomain()"));
        assertThat(look(rules, People.adele().with("country", "NL"), tables).attributes())
                .containsEntry("city", "EMEA")
                .containsEntry("state", "@contoso.com");
    }

    /** Else every sweep and every replay would write to everybody. */
    @Test
    void clockAndChanceGiveTheSameForTheSameStateOfAPerson() {
        List<MappingRule> rules = List.of(
                computed("city", "Now()"),
                computed("state", "Guid()"),
                computed("jobTitle", "Guid()"),
                computed("department", "RandomString(12, 1, 1, 1, 1)"));
        Look first = look(rules, People.adele());
        assertThat(look(rules, People.adele())).isEqualTo(first);
        assertThat(first.attributes()).containsEntry("city", "1/1/1970 12:00:00 AM");
        assertThat(first.attributes().get("state"))
                .isNotEqualTo(first.attributes().get("jobTitle"));
        Look later = look(rules, People.adele().seen(Instant.parse("2026-11-23T18:00:00Z")));
        assertThat(later.attributes()).containsEntry("city", "11/23/2026 6:00:00 PM");
        assertThat(later.attributes().get("state")).isEqualTo(first.attributes().get("state"));
        assertThat(later.attributes().get("department"))
                .isEqualTo(first.attributes().get("department"));
    }

    @Test
    void marksWhatNoLogMayShow() {
        Look look = look(
                List.of(
                        computed("city", "Redact([city])"),
                        computed("state", "[state]"),
                        computed("jobTitle", "Redact(CDate([surname]))")),
                People.adele().with("city", "Delft").with("state", "ZH").with("surname", "Vance"));
        assertThat(look.attributes()).containsEntry("city", "Delft");
        assertThat(look.redacted()).containsExactlyInAnyOrder("city", "jobTitle");
        assertThat(look.warnings()).containsExactly(new Look.Warning("jobTitle", "[Redact]"));
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
                "sponsors",
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
        return look(rules, person, Circumstances.NONE);
    }

    private static Look look(List<MappingRule> rules, People person, Circumstances circumstances) {
        return ((Mapped.Wished) AttributeMapping.apply(new ArrayList<>(rules), person.person(), circumstances)).look();
    }

    private static Circumstances known(String attribute, Object value) {
        return new Circumstances(Map.of(), Map.of(), null, Collections.singletonMap(attribute, value));
    }

    private static MappingRule withDefault(MappingRule.DefaultWhen when) {
        return new MappingRule("city", direct("city"), Apply.ALWAYS, WhenEmpty.CLEAR, "Utrecht", when, 1);
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
