package io.tenantsync.emulator.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Map<String, Object> ADELE = Map.of(
            "displayName",
            "Adele O'Neil",
            "department",
            "Sales",
            "accountEnabled",
            true,
            "employeeNumber",
            42L,
            "createdDateTime",
            Instant.parse("2024-05-06T07:08:09Z"),
            "proxyAddresses",
            List.of("SMTP:adele@contoso.com", "smtp:av@contoso.com"),
            "otherMails",
            List.of(),
            "identities",
            List.of(Map.of("issuer", "contoso.com", "issuerAssignedId", "adele")),
            "attributes",
            Map.of("first", "x"),
            "id",
            "6f1b0f52-74a4-4b1d-9a1f-0a1b2c3d4e5f");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            department eq 'Sales'                                       | true
            department eq 'SALES'                                       | true
            department ne 'Sales'                                       | false
            displayName eq 'Adele O''Neil'                              | true
            startsWith(displayName,'adele')                             | true
            startswith(displayName, 'x')                                | false
            endsWith(displayName,'neil') eq true                        | true
            not startsWith(displayName,'A')                             | false
            not(department eq 'Legal') and accountEnabled eq true       | true
            department eq 'x' or department eq 'y' and accountEnabled eq true | false
            department eq 'Sales' or department eq 'y' and accountEnabled eq false | true
            (department eq 'Sales' or department eq 'y') and accountEnabled eq false | false
            department in ('Legal', 'Sales')                            | true
            department in ('Legal')                                     | false
            jobTitle eq null                                            | true
            jobTitle ne null                                            | false
            jobTitle ne 'x'                                             | true
            jobTitle ge 'x'                                             | false
            department ge 'Sale' and department le 'Salesz'             | true
            employeeNumber eq 42                                        | true
            employeeNumber gt 42                                        | false
            employeeNumber lt 42.5                                      | true
            createdDateTime ge 2024-05-06T07:08:09Z                     | true
            createdDateTime lt 2024-05-06T09:08:09+02:00                | false
            createdDateTime ge 2024-05-07                               | false
            proxyAddresses/any(p:p eq 'smtp:AV@contoso.com')            | true
            proxyAddresses/any(p:startsWith(p,'x500:'))                 | false
            otherMails/any()                                            | false
            proxyAddresses/any()                                        | true
            otherMails/$count eq 0                                      | true
            proxyAddresses/$count eq 2                                  | true
            identities/any(i:i/issuer eq 'contoso.com' and i/issuerAssignedId eq 'adele') | true
            identities/any(i:i/issuer eq 'contoso.com' and i/issuerAssignedId eq 'other') | false
            attributes/first eq 'x'                                     | true
            attributes/second eq 'x'                                    | false
            id eq '6f1b0f52-74a4-4b1d-9a1f-0a1b2c3d4e5f'                | true
            id eq 6f1b0f52-74a4-4b1d-9a1f-0a1b2c3d4e5f                  | true
            NOT startsWith(displayName,'A') OR department EQ 'sales'    | true
            department EQ 'x' AND accountEnabled EQ TRUE                | false
            startsWith(displayName,'x') eq false                        | true
            startsWith(displayName,'A') ne true                         | false
            'sales' eq department                                       | true
            42 lt employeeNumber                                        | false
            41 lt employeeNumber                                        | true
            null eq jobTitle                                            | true
            jobTitle in ('x', null)                                     | true
            proxyAddresses/all(p:contains(p,'@contoso.com'))            | true
            proxyAddresses/all(p:startsWith(p,'SMTP:a') and endsWith(p,'adele@contoso.com')) | false
            otherMails/all(m:m eq 'x')                                  | true
            proxyAddresses/Any(X:x eq 'smtp:av@contoso.com')            | true
            not(proxyAddresses/any(p:endsWith(p,'adatum.com')))         | true
            IDENTITIES/any(i:i/ISSUER eq 'contoso.com')                 | false
            identities/any(i:i/ISSUER eq 'contoso.com')                 | true
            ((department eq 'Sales')) and (not (accountEnabled eq false)) | true
            createdDateTime eq 2024-05-06T07:08:09.000Z                 | true
            displayName eq 'Adele O''Neil' and not(jobTitle ne null)    | true
            not not(department eq 'Sales')                              | true
            """)
    void decidesAsTheDirectoryDoes(String filter, boolean matches) {
        assertThat(Evaluation.matches(FilterParser.parse(filter), ADELE::get)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "department",
                "department eq",
                "department eq 'Sales",
                "department equals 'Sales'",
                "department eq Sales",
                "(department eq 'Sales'",
                "department eq 'Sales')",
                "department in ()",
                "startsWith(department)",
                "department eq 'a' department eq 'b'",
                "any(p:p eq 'x')",
                "department eq 2024-13-45",
                "department & 'x'",
                "and department eq 'x'",
                "proxyAddresses/all()",
                "startsWith(department,'x') eq 'x'",
                "'a' eq 'b'",
                "department eq 'a' or",
                "department in 'a'",
                "department eq 'a')and(department eq 'b'"
            })
    void saysWhereAFilterGoesWrong(String filter) {
        assertThatThrownBy(() -> FilterParser.parse(filter)).isInstanceOf(SyntaxError.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 5_000})
    void refusesAFilterThatIsNestedTooDeepInsteadOfOverflowing(int depth) {
        String filter = "(".repeat(depth) + "a eq 'b'" + ")".repeat(depth);

        assertThatThrownBy(() -> FilterParser.parse(filter)).isInstanceOf(SyntaxError.class);
    }
}
