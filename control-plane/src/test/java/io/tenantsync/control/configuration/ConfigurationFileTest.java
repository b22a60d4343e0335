package io.tenantsync.control.configuration;

import static io.tenantsync.control.ConfigurationText.ASSIGNED;
import static io.tenantsync.control.ConfigurationText.MINIMAL;
import static io.tenantsync.control.ConfigurationText.problems;
import static io.tenantsync.control.ConfigurationText.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.configuration.AttributeMapping.Apply;
import io.tenantsync.control.configuration.AttributeMapping.Source;
import io.tenantsync.control.configuration.Scope.Clause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
    /** Everything that the design shows. */
    private static final String FULL = """
            configurations:
              - name: contoso-to-fabrikam
                source: contoso
                target: fabrikam
                scope:
                  users: assigned
                  assignments: { users: [adele@contoso.com], groups: [Sales], nestedGroups: true }
                  filters:
                    - { name: In Europe, clauses: [{ attribute: usageLocation, operator: REGEX MATCH, value: "NL|BE|DE" }] }
                mappings:
                  - { target: displayName, expression: 'Join(" ", [givenName], [surname], "(Contoso)")' }
                  - { target: department,  source: department }
                  - { target: userType,    constant: Member, apply: onCreate }
                  - { target: showInAddressList, constant: false }
                lifecycle: { sourceDisabled: disable, sourceDeleted: softDelete, outOfScope: softDelete }
                guard: { maxRemovals: 500, maxPercent: 10, minCount: 5, window: PT24H }
                notifications: { email: identity-team@contoso.com }
            """;

    @Test
    void readsTheExampleOfTheDesign() {
        Synchronization says = read(FULL);

        assertThat(says.scope().users()).extracting(Assigned::name).containsExactly("adele@contoso.com");
        assertThat(says.scope().nestedGroups()).isTrue();
        assertThat(says.scope().filters().getFirst().clauses())
                .containsExactly(new Clause("usageLocation", "REGEX MATCH", "NL|BE|DE", false));
        assertThat(says.mappings())
                .extracting(AttributeMapping::source)
                .contains(
                        new Source.Direct("department"),
                        new Source.Constant("Member"),
                        new Source.Constant(false),
                        new Source.Expression("Join(\" \", [givenName], [surname], \"(Contoso)\")"));
        assertThat(says.mappings().get(2).apply()).isEqualTo(Apply.ON_CREATE);
        assertThat(says.guard()).isEqualTo(new Guard(500, 10, 5, Duration.ofDays(1), null, null));
        assertThat(says.notificationEmail()).isEqualTo("identity-team@contoso.com");
    }

    @Test
    void fillsInEntrasDefaultsWhereNothingIsSaid() {
        Synchronization says = read(MINIMAL);

        assertThat(says.mappings()).extracting(AttributeMapping::target).contains("displayName", "manager", "userType");
        assertThat(says.lifecycle()).isEqualTo(Lifecycle.DEFAULT);
        assertThat(says.guard()).isEqualTo(Guard.DEFAULT);
        assertThat(says.invitation().redirectUrl()).endsWith("22222222-2222-2222-2222-222222222222");
        assertThat(read(ASSIGNED).scope().nestedGroups()).isFalse();
    }

    @Test
    void takesEntrasNamesAndKeepsGraphs() {
        Synchronization says = read(MINIMAL + """
                    mappings:
                      - { target: telephoneNumber, source: mobile }
                """);

        assertThat(says.mappings())
                .containsExactly(new AttributeMapping(
                        "businessPhones",
                        new Source.Direct("mobilePhone"),
                        Apply.ALWAYS,
                        AttributeMapping.WhenNull.CLEAR,
                        null));
    }

    @Test
    void readsWhatEntraCannotSay() {
        Synchronization says = read(ASSIGNED + """
                      filters:
                        - name: Europe without trainees
                          clauses: [{ attribute: country, operator: EQUALS, value: nl, ignoreCase: true }]
                          anyOf:
                            - { not: true, clauses: [{ attribute: memberOf, operator: EQUALS, value: Sales }] }
                            - { clauses: [{ attribute: employeeHireDate, operator: GREATER_THAN, value: "2026-01-01" }] }
                    tables: { regions: { NL: EMEA, US: AMER } }
                    mappings:
                      - { target: city, source: city, default: none, defaultWhen: always, matching: 2 }
                      - { target: state, expression: 'IIF(IsMemberOf("Sales"), Lookup("regions", [country]), "")' }
                """);

        Scope.FilterGroup filter = says.scope().filters().getFirst();
        assertThat(filter.clauses()).containsExactly(new Clause("country", "EQUALS", "nl", true));
        assertThat(filter.anyOf()).extracting(Scope.FilterGroup::negated).containsExactly(true, false);
        assertThat(says.tables()).containsEntry("regions", Map.of("NL", "EMEA", "US", "AMER"));
        assertThat(says.mappings().getFirst().defaultWhen()).isEqualTo(AttributeMapping.DefaultWhen.ALWAYS);
        assertThat(says.mappings().getFirst().matching()).isEqualTo(2);
    }

    @Test
    void takesACountryCodeThatOtherReadersMistakeForFalse() {
        Synchronization says = read(MINIMAL + """
                      filters: [{ clauses: [{ attribute: usageLocation, operator: equals, value: NO }] }]
                """);

        assertThat(says.scope().filters().getFirst().clauses())
                .containsExactly(new Clause("usageLocation", "EQUALS", "NO", false));
    }

    /** Each row is put below the minimal configuration, from line 7 on; a bar is a line break. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            `    guardd: {}`;                                             7:5;  `the key guardd is not known here. Did you mean guard?`
            `    guard: { maxRemoval: 3 }`;                               7:14; `the key maxRemoval is not known here. Did you mean maxRemovals?`
            `    guard: many`;                                            7:12; `guard must be a block of keys but is a text`
            `    guard:`;                                                 7:11; `guard must be a block of keys but is empty`
            `    guard: { maxRemovals: '5' }`;                            7:27; `maxRemovals must be a whole number but is a text`
            `    guard: { maxPercent: 101 }`;                             7:26; `maxPercent is 101, which is out of range. Write a whole number from 0 to 100`
            `    guard: { maxRemovals: 99999999999999999999 }`;           7:27; `maxRemovals is 99999999999999999999, which is out of range`
            `    guard: { window: 1 day }`;                               7:22; `window is '1 day', which is not a duration. Write an ISO 8601 duration`
            `    guard: { window: PT1S }`;                                7:22; `window is PT1S, which is out of range`
            `    lifecycle: { sourceDisabled: disabled }`;                7:34; `sourceDisabled is 'disabled', which is not one of its values. Did you mean disable?`
            `    lifecycle: { grace: -PT1H }`;                            7:25; `grace is -PT1H, which is out of range`
            `    partitioned: yes`;                                       7:18; `partitioned must be true or false but is a text`
            `    notifications: { email: nobody }`;                       7:29; `'nobody' is not a mail address`
            `    invitation: { redirectUrl: 'http://a.b' }`;              7:32; `'http://a.b' is not an https address`
            `    tables: { regions: none }`;                              7:24; `regions must be a block of keys but is a text`
            `    mappings: [{ target: city, expression: 'Lookup("regions", [city])' }]`; 7:44; `the expression asks for the table "regions", which the configuration does not have`
            `    mappings: [{ target: city, expression: 'CStr(IsMemberOf("Sales"))' }]`; 7:44; `the expression asks for the group "Sales", which is not assigned`
            `    mappings: [{ target: city, expression: 'SelectUniqueValue([city], [state])' }]`; 7:44; `SelectUniqueValue is not available for this kind of synchronization`
            `    mappings: [{ target: city, source: city, matching: 0 }]`; 7:56; `matching is 0, which is out of range`
            `      filters: [{ clauses: [{ attribute: memberOf, operator: EQUALS, value: Sales }] }]`; 7:77; `the group Sales is not assigned`
            `    invitation: { address: 'Lower([mail])' }`;               7:28; `the expression is wrong at its line 1, column 1`
            `    name: other`;                                            7:5;  `the key name is there twice`
            `    mappings: [{ target: displayName, expression: 'Joinn(" ", [givenName])' }]`; 7:51; `Join`
            `    mappings: [{ target: displayName, expression: 'Append([displayName]' }]`;    7:51; `the expression is wrong at its line 1, column 21`
            `    mappings: [{ target: displayName, expression: 'ToLower([dispName])' }]`;     7:51; `the expression reads [dispName], which is no attribute of a source user`
            `    mappings: [{ target: userPrincipalName, source: mail }]`; 7:26; `userPrincipalName is never written`
            `    mappings: [{ target: proxyAddresses, source: mail }]`;   7:26; `proxyAddresses is read-only in Graph`
            `    mappings: [{ target: extension_33333333333333333333333333333333_tenantsyncSource, source: id }]`; 7:26; `carries the anchor by which accounts are recognised; it is reserved`
            `    mappings: [{ target: displayNam, source: mail }]`;       7:26; `displayNam is not an attribute of a user that can be written. Did you mean displayName?`
            `    mappings: [{ target: city, source: citi }]`;             7:40; `there is no source attribute citi. Did you mean city?`
            `    mappings: [{ target: city, source: netId }]`;            7:40; `there is no source attribute netId`
            `    mappings: [{ target: city }]`;                           7:16; `the mapping of city says not where its value comes from`
            `    mappings: [{ target: city, source: city, constant: x }]`; 7:16; `the mapping of city says in more than one way where its value comes from`
            `    mappings: [{ source: city }]`;                           7:16; `the required key target is missing in configurations[0].mappings[0]`
            `    mappings: [{ target: city, source: city }, { target: city, source: state }]`; 7:58; `the target attribute city is mapped twice`
            `    mappings: [{ target: city, source: manager }]`;          7:16; `manager is a reference to a person`
            `    mappings: [{ target: manager, constant: x }]`;           7:16; `manager is a reference to a person`
            `    mappings: [{ target: city, constant: { a: b } }]`;       7:42; `a constant must be one value or a list of texts`
            `    mappings: [{ target: city, constant: 99999999999999999999 }]`; 7:42; `the number 99999999999999999999 is too large`
            `    mappings: { target: city }`;                             7:15; `mappings must be a list but is a block of keys`
            `      filters: [{ clauses: [] }]`;                           7:28; `a filter without clauses holds for everyone`
            `      filters: [{ name: a }]`;                               7:17; `the required key clauses is missing`
            `      filters: [{ clauses: [{ attribute: city, operator: LIKE, value: a }] }]`; 7:58; `there is no filter operator 'LIKE'`
            `      filters: [{ clauses: [{ attribute: city, operator: EQUALS }] }]`;         7:29; `the operator EQUALS needs a value`
            `      filters: [{ clauses: [{ attribute: city, operator: IS NULL, value: a }] }]`; 7:74; `the operator IS NULL takes no value`
            `      filters: [{ clauses: [{ attribute: cty, operator: IS NULL }] }]`;         7:42; `there is no source attribute cty. Did you mean city?`
            `      filters: [{ clauses: [{ attribute: city, operator: REGEX MATCH, value: '(a' }] }]`; 7:78; `the pattern '(a' is wrong at character`
            `      filters: [{ clauses: [{ attribute: employeeId, operator: GREATER_THAN, value: x }] }]`; 7:85; `the operator GREATER_THAN compares whole numbers`
            `      assignments: { groups: [Sales] }`;                     7:20; `assignments have no meaning with users: all`
            """)
    void namesThePlaceTheMistakeAndTheRemedy(String added, String place, String expected) {
        List<Problem> problems = problems(MINIMAL + added + "\n");

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().toString())
                .startsWith("c.yaml:" + place + ": ")
                .contains(expected);
    }

    /** Whole documents; a bar is a line break. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``;                            1:1;  `the file is empty`
            `a: [b`;                       1:6;  `this is not YAML`
            `a:|\tb: c`;                   2:1;  `this is not YAML`
            `- a`;                         1:1;  `the file must be a block of keys but is a list`
            `config: []`;                  1:1;  `the key config is not known here. Known: configurations`
            `configurations: []`;          1:17; `configurations is empty`
            `configurations: x`;           1:17; `configurations must be a list but is a text`
            `configurations: [x]`;         1:18; `configurations[0] must be a block of keys but is a text`
            `a: &a [*a]`;                  1:1;  `nested too deeply`
            """)
    void refusesWhatIsNoConfigurationAtAll(String document, String place, String expected) {
        assertThat(problems(document == null ? "" : document.replace('|', '\n')))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("c.yaml:" + place + ": ")
                        .contains(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            name: contoso-to-fabrikam; `#`;              3:5;  the required key name is missing
            name: contoso-to-fabrikam; name: a/b;        2:11; the name 'a/b' has characters
            name: contoso-to-fabrikam; name: 5;          2:11; name must be a text but is a whole number. Put it in quotes
            source: contoso;           source: contosso; 3:13; the tenants file has no tenant named contosso. Did you mean contoso? Known: contoso, fabrikam, tailspin
            source: contoso;           source: fabrikam; 4:13; source and target are the same tenant
            target: fabrikam;          `#`;              2:5;  the required key target is missing
            target: fabrikam;          target: tailspin; 4:13; the tenant tailspin has no credential to write people
            users: all;                users: some;      6:14; `users is 'some', which is not one of its values. Known: all, assigned`
            users: all;                users: assigned;  6:7;  the scope is assigned but nobody is assigned
            users: all;                `#`;              5:11; scope must be a block of keys but is empty
            """)
    void namesWhatIsWrongInALine(String line, String instead, String place, String expected) {
        assertThat(problems(MINIMAL.replace(line, instead)))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("c.yaml:" + place + ": ")
                        .contains(expected));
    }

    @Test
    void tellsAllProblemsAtOnceInTheOrderOfTheFile() {
        String text = MINIMAL.replace("source: contoso", "source: nowhere") + """
                    guard: { maxPercent: 200, windo: PT1H }
                    extra: 1
                """;

        assertThat(problems(text)).extracting(Problem::line).containsExactly(3, 7, 7, 8);
    }

    @Test
    void carriesTheKeyPathForPrograms() {
        assertThat(problems(MINIMAL + "    guard: { maxPercent: 200 }\n"))
                .extracting(Problem::path)
                .containsExactly("configurations[0].guard.maxPercent");
    }

    @Test
    void refusesANameThatIsUsedTwice() {
        assertThat(problems(MINIMAL + MINIMAL.substring(MINIMAL.indexOf("  - "))))
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text)
                        .startsWith(
                                "c.yaml:7:11: the configuration name contoso-to-fabrikam is already used in line 2"));
    }

    @ParameterizedTest
    @CsvSource({"false, false, 1", "true, false, 1", "false, true, 1", "true, true, 0"})
    void letsTwoServeOnePairOnlyIfBothSaySo(boolean first, boolean second, int refusals) {
        String other = MINIMAL.substring(MINIMAL.indexOf("  - ")).replace("contoso-to-fabrikam", "others");
        String text = MINIMAL + "    partitioned: " + first + "\n" + other + "    partitioned: " + second + "\n";

        Synchronization inForce = read(MINIMAL + "    partitioned: " + first + "\n");
        String alone = "configurations:\n" + other + "    partitioned: " + second + "\n";

        assertThat(problems(text)).as("in one file").hasSize(refusals);
        assertThat(problems(alone, inForce)).as("beside one in force").hasSize(refusals);
    }

    @Test
    void keepsTheTenantsOfAConfigurationThatIsInForce() {
        Synchronization inForce = read(MINIMAL);
        String turned =
                MINIMAL.replace("source: contoso", "source: fabrikam").replace("target: fabrikam", "target: contoso");

        assertThat(problems(turned, inForce))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("connects contoso to fabrikam, and that cannot change");
        assertThat(problems(MINIMAL, inForce)).isEmpty();
    }
}
