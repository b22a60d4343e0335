package io.tenantsync.mapper.scoping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.mapping.Circumstances;
import io.tenantsync.mapper.mapping.People;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopingTest {
    private static final Scope EVERYBODY = new Scope(true, Set.of(), Set.of(), false, List.of());

    @ParameterizedTest
    @CsvSource({
        "userType, Guest, false",
        "userType, Member, true",
        "userPrincipalName, adele_fabrikam.com#EXT#@contoso.com, false",
        "externalUserState, Accepted, false",
        "creationType, Invitation, false",
        "creationType, LocalAccount, true",
    })
    void takesOnlyInternalMembers(String attribute, String value, boolean expected) {
        SourcePerson person = People.adele().with(attribute, value).person();
        assertThat(Scoping.decide(EVERYBODY, Set.of(), person).inScope()).isEqualTo(expected);
    }

    @Test
    void takesWhoHasNoUserType() {
        assertThat(in(EVERYBODY, People.adele().without("userType"))).isTrue();
    }

    @Test
    void takesNobodyWhoIsDeleted() {
        assertThat(in(EVERYBODY, People.adele().is(SourcePerson.Presence.SOFT_DELETED)))
                .isFalse();
    }

    @Test
    void takesAssignedPeopleAndMembersOfCountingGroups() {
        Scope scope = new Scope(false, Set.of("adele"), Set.of("sales"), false, List.of());
        assertThat(in(scope, People.adele())).isTrue();
        Scope groups = new Scope(false, Set.of(), Set.of("sales"), false, List.of());
        assertThat(Scoping.decide(
                                groups,
                                Set.of("sales"),
                                People.adele().in("it", "sales").person())
                        .inScope())
                .isTrue();
        ScopeDecision out =
                Scoping.decide(groups, Set.of("sales"), People.adele().in("it").person());
        assertThat(out.inScope()).isFalse();
        assertThat(out.details()).containsEntry("Assigned to the application", "False");
    }

    @Test
    void countsGroupsInsideGroupsThroughCycles() {
        Map<String, List<String>> parents = Map.of(
                "a", List.of("c"), "b", List.of("a"), "c", List.of("b", "gone"), "other", List.of(), "d", List.of("c"));
        Scope nested = new Scope(false, Set.of(), Set.of("a", "deleted"), true, List.of());
        assertThat(CountingGroups.of(nested, parents)).containsExactly("a", "b", "c", "d");
        Scope flat = new Scope(false, Set.of(), Set.of("a", "deleted"), false, List.of());
        assertThat(CountingGroups.of(flat, parents)).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "EQUALS, department, Sales, true",
                "EQUALS, department, sales, false",
                "EQUALS, city, Sales, false",
                "NOT EQUALS, department, IT, true",
                "NOT EQUALS, department, Sales, false",
                "NOT EQUALS, city, IT, false",
                "INCLUDES, department, ale, true",
                "ENDS_WITH, department, es, true",
                "ENDS_WITH, department, Sa, false",
                "IS NULL, city, null, true",
                "IS NULL, department, null, false",
                "IS NOT NULL, department, null, true",
                "IS NOT NULL, city, null, false",
                "IS TRUE, accountEnabled, null, true",
                "IS FALSE, accountEnabled, null, false",
                "REGEX MATCH, usageLocation, NL|BE, true",
                "REGEX MATCH, usageLocation, ^(FR)$, false",
                "NOT REGEX MATCH, usageLocation, FR, true",
                "NOT REGEX MATCH, city, FR, false",
                "GREATER_THAN, employeeId, 41, true",
                "GREATER_THAN, employeeId, 42, false",
                "GREATER_THAN_OR_EQUALS, employeeId, 42, true",
                "GREATER_THAN, department, 1, false",
                "INCLUDES, proxyAddresses, old, true",
                "NOT EQUALS, proxyAddresses, smtp:old, false",
                "EQUALS, physicalDeliveryOfficeName, 7/2, true",
                "&, usageLocation, BE;NL;LU, true",
                "&, usageLocation, BE;LU, false",
                "&, city, BE;LU, false",
                "!&, usageLocation, BE;LU, true",
                "!&, usageLocation, BE;NL, false",
                "!&, proxyAddresses, smtp:old;x, false",
                "EQUALS, userType, Member, true",
                "EQUALS, accountEnabled, True, true",
                "EQUALS, manager, boss, true",
                "IS NOT NULL, manager, null, true",
                "GREATER_THAN, employeeHireDate, 2026-01-01, true",
                "GREATER_THAN, employeeHireDate, 2026-03-01T08:00:00Z, false",
                "GREATER_THAN_OR_EQUALS, employeeHireDate, 2026-03-01T08:00:00Z, true",
                "GREATER_THAN, employeeHireDate, 41, false",
                "EQUALS, memberOf, Sales, true",
                "EQUALS, memberOf, sales-id, true",
                "EQUALS, memberOf, IT, false",
                "NOT EQUALS, memberOf, Sales, false",
                "NOT EQUALS, memberOf, IT, true",
                "IS NULL, memberOf, null, false",
            })
    void knowsEntrasOperators(String operator, String attribute, String value, boolean expected) {
        SourcePerson person = People.adele()
                .with("department", "Sales")
                .with("usageLocation", "NL")
                .with("employeeId", "42")
                .with("officeLocation", "7/2")
                .with("proxyAddresses", List.of("SMTP:new", "smtp:old"))
                .with("employeeHireDate", "2026-03-01T08:00:00Z")
                .managedBy("boss")
                .in("inside")
                .person();
        Circumstances groups = new Circumstances(
                Map.of("Sales", Set.of("inside"), "sales-id", Set.of("inside"), "IT", Set.of("it")),
                Map.of(),
                null,
                Map.of());
        Clause clause = new Clause(attribute, Operator.named(operator).orElseThrow(), value);
        assertThat(clause.holds(person, groups)).isEqualTo(expected);
        assertThat(Operator.named(clause.operator().entraName())).contains(clause.operator());
    }

    @Test
    void joinsClausesWithAndAndGroupsWithOrAndShowsEach() {
        Clause sales = new Clause("department", Operator.EQUALS, "Sa\"les");
        Clause dutch = new Clause("usageLocation", Operator.EQUALS, "NL");
        Clause boss = new Clause("jobTitle", Operator.EQUALS, "Boss");
        Scope scope = new Scope(
                true,
                Set.of(),
                Set.of(),
                false,
                List.of(
                        new Scope.FilterGroup("Dutch sales", List.of(sales, dutch)),
                        new Scope.FilterGroup("Bosses", List.of(boss))));
        assertThat(in(scope, People.adele().with("department", "Sa\"les"))).isFalse();
        assertThat(in(scope, People.adele().with("department", "Sa\"les").with("usageLocation", "NL")))
                .isTrue();
        ScopeDecision decision = Scoping.decide(
                scope, Set.of(), People.adele().with("jobTitle", "Boss").person());
        assertThat(decision.inScope()).isTrue();
        assertThat(decision.details())
                .containsEntry("Scoping filter evaluation passed", "True")
                .containsEntry(
                        "ScopeEvaluationResult",
                        "{\"Dutch sales.department EQUALS 'Sa\\\"les'\":false,"
                                + "\"Dutch sales.usageLocation EQUALS 'NL'\":false,"
                                + "\"Bosses.jobTitle EQUALS 'Boss'\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS, department, sales, true",
        "NOT EQUALS, department, sales, false",
        "INCLUDES, department, AL, true",
        "ENDS_WITH, department, ES, true",
        "REGEX MATCH, department, ^s, true",
        "NOT REGEX MATCH, department, ^s, false",
        "&, department, it;sales, true",
        "EQUALS, proxyAddresses, SMTP:OLD, true",
    })
    void ignoresCaseIfToldSo(String operator, String attribute, String value, boolean expected) {
        SourcePerson person = People.adele()
                .with("department", "Sales")
                .with("proxyAddresses", List.of("SMTP:new", "smtp:old"))
                .person();
        Operator known = Operator.named(operator).orElseThrow();
        assertThat(new Clause(attribute, known, value, true).holds(person)).isEqualTo(expected);
        assertThat(new Clause(attribute, known, value).holds(person)).isNotEqualTo(expected);
    }

    @Test
    void nestsNegatesAndTellsEveryAnswer() {
        Scope.FilterGroup trainees = new Scope.FilterGroup(
                "Trainees", List.of(new Clause("employeeType", Operator.EQUALS, "Trainee")), List.of(), true);
        Scope.FilterGroup bosses =
                new Scope.FilterGroup("Bosses", List.of(new Clause("jobTitle", Operator.EQUALS, "Boss")));
        Scope.FilterGroup dutch = new Scope.FilterGroup(
                "Dutch", List.of(new Clause("country", Operator.EQUALS, "nl", true)), List.of(trainees, bosses), false);
        Scope scope = new Scope(true, Set.of(), Set.of(), false, List.of(dutch));
        assertThat(in(scope, People.adele().with("country", "NL"))).isTrue();
        assertThat(in(scope, People.adele().with("country", "BE"))).isFalse();
        People trainee = People.adele().with("country", "NL").with("employeeType", "Trainee");
        ScopeDecision decision = Scoping.decide(scope, Set.of(), trainee.person());
        assertThat(decision.inScope()).isFalse();
        assertThat(decision.filters())
                .containsExactly(new FilterResult(
                        "Dutch",
                        false,
                        false,
                        List.of(new FilterResult.ClauseResult("country EQUALS 'nl' ignoring case", true)),
                        List.of(
                                new FilterResult(
                                        "Trainees",
                                        true,
                                        false,
                                        List.of(new FilterResult.ClauseResult("employeeType EQUALS 'Trainee'", true)),
                                        List.of()),
                                new FilterResult(
                                        "Bosses",
                                        false,
                                        false,
                                        List.of(new FilterResult.ClauseResult("jobTitle EQUALS 'Boss'", false)),
                                        List.of()))));
        assertThat(decision.details())
                .containsEntry(
                        "ScopeEvaluationResult",
                        "{\"Dutch.country EQUALS 'nl' ignoring case\":true,"
                                + "\"Dutch.NOT Trainees.employeeType EQUALS 'Trainee'\":true,"
                                + "\"Dutch.Bosses.jobTitle EQUALS 'Boss'\":false}");
        assertThat(in(scope, trainee.with("jobTitle", "Boss"))).isTrue();
    }

    private static boolean in(Scope scope, People person) {
        return Scoping.decide(scope, Set.of(), person.person()).inScope();
    }
}
