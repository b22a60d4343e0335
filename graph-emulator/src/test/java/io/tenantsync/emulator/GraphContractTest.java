package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.Calls.Answer;
import io.tenantsync.emulator.organisation.Organisation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees through plain HTTP. */
class GraphContractTest {
    private static final GraphEmulator EMULATOR = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 9)));
    private static final Calls CONTOSO = Calls.of(EMULATOR, "contoso", -1);
    private static final Calls READER = Calls.of(EMULATOR, "contoso", 0);
    private static final Calls WRITER = Calls.of(EMULATOR, "fabrikam", 0);
    private static final Calls FABRIKAM = Calls.of(EMULATOR, "fabrikam", -1);
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /users?$filter=endsWith(mail,'x')                    | Request_UnsupportedQuery | Unsupported Query.
            /users?$filter=companyName eq 'x'                    | Request_UnsupportedQuery | Unsupported Query.
            /users?$filter=department ne 'x'                     | Request_UnsupportedQuery | Unsupported Query.
            /users?$filter=contains(displayName,'x')             | Request_UnsupportedQuery | The request uses a filter property that is not indexed
            /users?$filter=passwordPolicies eq 'x'               | Request_UnsupportedQuery | The request uses a filter property that is not indexed
            /users?$filter=nonsense eq 'x'                       | BadRequest               | Could not find a property named 'nonsense' on type 'microsoft.graph.user'
            /users?$filter=accountEnabled eq 'true'              | BadRequest               | incompatible types
            /users?$filter=(department eq 'x'                    | BadRequest               | Invalid filter clause
            /users?$filter=department eq 'x'&$filter=id eq 'y'   | BadRequest               | more than once
            /users?$filter=department eq 'x'&$orderby=displayName | Request_UnsupportedQuery | Sorting not supported for current query.
            /users?$orderby=mail                                 | Request_UnsupportedQuery | Unsupported sort property 'mail' for 'User'.
            /users?$orderby=nonsense                             | BadRequest               | nonsense
            /users?$orderby=displayName sideways                 | BadRequest               | sideways
            /users?$top=0                                        | Request_UnsupportedQuery | Must be between 1 and 999 inclusive
            /users?$top=-1                                       | BadRequest               | non-negative integer
            /users?$top=many                                     | BadRequest               | non-negative integer
            /users?$skip=5                                       | Request_BadRequest       | '$skip' is not supported by the service.
            /users?$count=perhaps                                | BadRequest               | Valid values are 'true' and 'false'
            /users?$search="displayName:x"                       | Request_UnsupportedQuery | ConsistencyLevel: eventual
            /users?$select=displayName,nonsense                  | BadRequest               | nonsense
            /users?$select=directoryRoles                        | BadRequest               | directoryRoles
            /users?$expand=nonsense                              | BadRequest               | nonsense
            /users?$expand=manager($levels=0)                    | BadRequest               | $levels
            /users?$skiptoken=nonsense                           | Directory_ExpiredPageToken | expired
            /users/$count                                        | Request_BadRequest       | $count is not currently supported.
            /groups/$count                                       | Request_BadRequest       | $count is not currently supported.
            /groups?$filter=visibility eq 'Public'               | Request_UnsupportedQuery | not indexed
            /groups?$filter=nonsense eq 'x'                      | BadRequest               | microsoft.graph.group
            /applications?$filter=nonsense eq 'x'                | BadRequest               | nonsense
            /organization?$select=nonsense                       | BadRequest               | nonsense
            /directory/deletedItems/microsoft.graph.user?$orderby=deletedDateTime | Request_UnsupportedQuery | deletedDateTime
            /users/$x@contoso.com                                | BadRequest               | $x@contoso.com
            /me                                                  | BadRequest               | delegated authentication flow
            """)
    void refusesQueriesWithGraphsWords(String path, String code, String message) {
        Answer answer = CONTOSO.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /users?$filter=userPrincipalName eq 'ADELEV@contoso.com'                     | 1
            /users?$filter=startsWith(displayName,'adele') and accountEnabled eq true    | 1
            /users?$filter=displayName in ('Adele Vance','Megan Bowen','Nobody')         | 2
            /users?$filter=proxyAddresses/any(p:p eq 'smtp:adelev@contoso.com')          | 1
            /users?$filter=identities/any(i:i/issuer eq 'contoso.onmicrosoft.com' and i/issuerAssignedId eq 'adelev@contoso.com') | 1
            /users?$filter=createdDateTime ge 2100-01-01T00:00:00Z                       | 0
            /users?$filter=(displayName eq 'Adele Vance' or displayName eq 'Megan Bowen') and startsWith(surname,'V') | 1
            /users?$filter=employeeId ge '100000' and employeeId le '100002'             | 3
            /users?$top=2                                                                | 2
            /users/delta?$filter=id eq '00000000-0000-4000-8000-000000000000'            | 0
            /groups?$filter=displayName eq 'cross-TENANT collaboration'                  | 1
            /users?$search=&$top=1                                                       | none
            """)
    void answersQueriesThatAlwaysWork(String path, String expected) {
        Answer answer = CONTOSO.get(path);

        if (expected.equals("none")) {
            assertThat(answer.status()).isEqualTo(400);
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.value()).hasSize(Integer.parseInt(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            NOT startsWith(displayName,'A') and displayName eq 'Adele Vance' | 0
            endsWith(userPrincipalName,'ELEV@contoso.com')                   | 1
            companyName ne 'Contoso' and displayName eq 'Adele Vance'        | 0
            mail eq null                                                     | 0
            displayName eq 'Adele Vance' and jobTitle ne null                | 1
            otherMails/$count eq 0 and displayName eq 'Adele Vance'          | 1
            not(proxyAddresses/any(p:startsWith(p,'smtp:'))) and displayName eq 'Adele Vance' | 0
            onPremisesExtensionAttributes/extensionAttribute1 eq null and displayName eq 'Adele Vance' | 1
            createdDateTime gt 2000-01-01T00:00:00Z and displayName eq 'Adele Vance' | 1
            """)
    void answersAdvancedQueriesWithTheirCount(String filter, int expected) {
        Answer answer = CONTOSO.advanced("/users?$filter=" + filter);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.value()).hasSize(expected);
        assertThat(answer.body().get("@odata.count")).isEqualTo(expected);
    }

    @Test
    void ignoresAWishForACountWithoutTheHeader() {
        Answer answer = CONTOSO.get("/users?$count=true&$top=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().containsKey("@odata.count")).isFalse();
    }

    @Test
    void countsUsersGroupsAndMembersInPathsWithTheHeader() {
        String group = id(CONTOSO.get("/groups?$filter=displayName eq 'Sales'"));

        assertThat(CONTOSO.advanced("/users/$count").text()).isEqualTo("60");
        assertThat(Integer.parseInt(CONTOSO.advanced("/groups/$count").text())).isGreaterThan(5);
        Answer members = CONTOSO.advanced("/groups/" + group + "/members?$top=1");
        assertThat(CONTOSO.advanced("/groups/" + group + "/members/$count").text())
                .isEqualTo(String.valueOf(members.body().get("@odata.count")));
        Answer filtered =
                CONTOSO.advanced("/groups/" + group + "/members/microsoft.graph.user?$filter=accountEnabled eq false");
        assertThat(filtered.value().size()).isLessThan((Integer) members.body().get("@odata.count"));
    }

    @Test
    void showsTheElevenDefaultPropertiesAndOnlyWhatIsSelected() {
        assertThat(object(CONTOSO.get("/users?$top=1")).keySet().stream().<Object>map(name -> name))
                .containsExactlyInAnyOrder(
                        "businessPhones",
                        "displayName",
                        "givenName",
                        "id",
                        "jobTitle",
                        "mail",
                        "mobilePhone",
                        "officeLocation",
                        "preferredLanguage",
                        "surname",
                        "userPrincipalName");
        assertThat(object(CONTOSO.get("/users?$top=1&$select=department,Mail")).keySet().stream()
                        .<Object>map(name -> name))
                .containsExactlyInAnyOrder("department", "mail");
    }

    @Test
    void findsObjectsOfAnyTypeByTheirIds() {
        String user = id(CONTOSO.get("/users?$top=1"));
        String group = id(CONTOSO.get("/groups?$top=1"));
        String ids = "{\"ids\":[\"" + user + "\",\"" + group + "\",\"" + NOBODY + "\"]";

        assertThat(CONTOSO.get("/directoryObjects/" + group).body().get("@odata.type"))
                .isEqualTo("#microsoft.graph.group");
        assertThat(CONTOSO.get("/directoryObjects/" + NOBODY).status()).isEqualTo(404);
        assertThat(CONTOSO.call("POST", "/directoryObjects/getByIds", ids + "}").value())
                .hasSize(2);
        assertThat(CONTOSO.call("POST", "/directoryObjects/getByIds", ids + ",\"types\":[\"user\"]}")
                        .value())
                .hasSize(1);
    }

    @Test
    void expandsManagersLevelByLevel() {
        String path = "/users/meganb@contoso.com?$select=id&$expand=manager($levels=max;$select=id)";
        Map<?, ?> level = CONTOSO.get(path).body();
        int levels = 0;
        while (level.get("manager") instanceof Map<?, ?> manager) {
            level = manager;
            levels++;
        }

        assertThat(levels).isGreaterThan(1);
        Map<?, ?> one = (Map<?, ?>)
                CONTOSO.get("/users/meganb@contoso.com?$expand=manager").body().get("manager");
        assertThat(one.containsKey("manager")).isFalse();
        assertThat(one.get("displayName")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions",
                "/tenantRelationships/multiTenantOrganization",
                "/auditLogs/provisioning",
                "/policies/crossTenantAccessPolicy/templates/multiTenantOrganizationPartnerConfiguration",
                "/users/adelev@contoso.com/sponsors",
                "/users/adelev@contoso.com/photo",
                "/users?$select=skills",
                "/users?$select=signInActivity",
                "/users?$expand=memberOf",
                "/groups?$expand=members",
                "/applications?$expand=owners"
            })
    void saysThatItDoesNotCoverWhatItDoesNot(String path) {
        Answer answer = CONTOSO.get(path);

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.code()).isEqualTo("NotImplemented");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH  | /users/adelev@contoso.com
            POST   | /users
            DELETE | /users/adelev@contoso.com
            POST   | /invitations
            POST   | /groups
            PATCH  | /policies/authorizationPolicy
            POST   | /policies/crossTenantAccessPolicy/partners
            GET    | /applications
            GET    | /contacts
            GET    | /directoryRoles
            """)
    void keepsAnAppToItsPermissions(String method, String path) {
        Answer answer = READER.call(method, path, method.equals("GET") ? null : "{\"department\":\"x\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("Authorization_RequestDenied");
        assertThat(answer.message()).isEqualTo("Insufficient privileges to complete the operation.");
        assertThat(READER.get("/users?$top=1").status()).isEqualTo(200);
    }

    @Test
    void reflectsConsentInTheNextToken() {
        String clientId =
                EMULATOR.control().tenants().getFirst().apps().getFirst().clientId();
        EMULATOR.control().directory().grant("contoso", clientId, List.of());
        Calls without = Calls.of(EMULATOR, "contoso", 0);
        EMULATOR.control().directory().grant("contoso", clientId, List.of("User.Read.All"));
        Calls with = Calls.of(EMULATOR, "contoso", 0);

        assertThat(without.get("/users").status()).isEqualTo(403);
        assertThat(with.get("/users").status()).isEqualTo(200);
        assertThat(with.get("/groups").status()).isEqualTo(403);
    }

    @Test
    void protectsAdministratorsFromAnAppThatHoldsNoRole() {
        String role = id(FABRIKAM.get("/directoryRoles?$filter=displayName eq 'Global Administrator'"));
        String admin = id(FABRIKAM.get("/directoryRoles/" + role + "/members"));

        Answer refused = WRITER.call("PATCH", "/users/" + admin, "{\"accountEnabled\":false}");
        Answer changed = WRITER.call("PATCH", "/users/" + admin, "{\"department\":\"Board\"}");
        Answer deleted = WRITER.call("DELETE", "/users/" + admin, null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(changed.status()).isEqualTo(204);
        assertThat(deleted.status()).isEqualTo(403);
        assertThat(FABRIKAM.call("PATCH", "/users/" + admin, "{\"accountEnabled\":false}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void refusesWhatIsMasteredOnPremises() {
        String person = id(FABRIKAM.get("/users?$filter=onPremisesSyncEnabled eq true&$top=1"));

        Answer refused = WRITER.call("PATCH", "/users/" + person, "{\"displayName\":\"x\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("on-premises mastered");
        assertThat(WRITER.call("PATCH", "/users/" + person, "{\"usageLocation\":\"NL\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void neverShowsWhetherSomebodyIsInAddressLists() {
        String guest = id(WRITER.get("/users?$filter=userType eq 'Guest'&$top=1"));

        assertThat(WRITER.call("PATCH", "/users/" + guest, "{\"showInAddressList\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(WRITER.get("/users/" + guest + "?$select=id,showInAddressList").body().keySet().stream()
                        .<Object>map(name -> name))
                .containsExactlyInAnyOrder("@odata.context", "id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {"displayName":"%s"}                  | displayName       | InvalidValue
            {"userPrincipalName":"a@adatum.com"}  | userPrincipalName | InvalidValue
            {"userPrincipalName":"meganb@contoso.com"} | userPrincipalName | ObjectConflict
            {"createdDateTime":"2024-01-01T00:00:00Z"} | createdDateTime | ReadOnly
            {"employeeId":"12345678901234567"}    | employeeId        | InvalidValue
            {"usageLocation":null}                | usageLocation     | InvalidValue
            {"accountEnabled":"yes"}              | accountEnabled    | InvalidValue
            """)
    void namesThePropertyThatItRefuses(String body, String target, String detail) {
        Answer answer = CONTOSO.call("PATCH", "/users/adelev@contoso.com", body.formatted("x".repeat(257)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("Request_BadRequest");
        Map<?, ?> error = (Map<?, ?>) answer.body().get("error");
        assertThat(error.get("details")).isEqualTo(List.of(Map.of("target", target, "code", detail)));
        assertThat(error.get("innerError").toString()).contains("request-id", "client-request-id", "date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                              | 'requests' is missing
            {"requests":[]}                                                                 | 'requests' is missing
            {"requests":[{"id":"1","method":"GET"}]}                                        | each item needs
            {"requests":[{"id":1,"method":"GET","url":"/users"}]}                           | each item needs
            {"requests":[{"id":"a","method":"GET","url":"/users"},{"id":"A","method":"GET","url":"/users"}]} | used more than once
            {"requests":[{"id":"1","method":"PATCH","url":"/users/x","body":{}}]}           | Content-Type
            {"requests":[{"id":"1","method":"GET","url":"/users","dependsOn":["2"]}]}       | dependsOn
            {"requests":[{"id":"1","method":"GET","url":"/users","dependsOn":["1"]}]}       | circle
            """)
    void refusesAMalformedBatchAsAWhole(String body, String message) {
        Answer answer = CONTOSO.call("POST", "/$batch", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BadRequest");
        assertThat(answer.message()).contains(message);
    }

    @Test
    void answersEachItemOfABatchForItself() {
        Answer answer = CONTOSO.call("POST", "/$batch", """
                {"requests":[
                 {"id":"late","method":"get","url":"users?$top=1","dependsOn":["FIRST"]},
                 {"id":"first","method":"GET","url":"/users/%1$s"},
                 {"id":"alone","method":"GET","url":"/users?$top=1&$select=id"},
                 {"id":"absolute","method":"GET","url":"https://graph.microsoft.com/v1.0/users"},
                 {"id":"nested","method":"POST","url":"/$batch","headers":{"Content-Type":"application/json"},"body":{}},
                 {"id":"counted","method":"GET","url":"/users/$count","headers":{"ConsistencyLevel":"eventual"}},
                 {"id":"written","method":"PATCH","url":"/users/adelev@contoso.com",
                  "headers":{"Content-Type":"application/json"},"body":{"department":"Batch"}}]}""".formatted(NOBODY));

        assertThat(answer.status()).isEqualTo(200);
        List<?> responses = (List<?>) answer.body().get("responses");
        assertThat(status(responses, "first")).isEqualTo(404);
        assertThat(status(responses, "late")).isEqualTo(424);
        assertThat(status(responses, "alone")).isEqualTo(200);
        assertThat(status(responses, "absolute")).isEqualTo(400);
        assertThat(status(responses, "nested")).isEqualTo(400);
        assertThat(status(responses, "counted")).isEqualTo(200);
        assertThat(status(responses, "written")).isEqualTo(204);
        assertThat(item(responses, "written").containsKey("body")).isFalse();
        assertThat(item(responses, "counted").get("body")).hasToString("60");
    }

    @Test
    void letsAppsInviteOnlyAsTheAuthorizationPolicySays() {
        String invitation =
                "{\"invitedUserEmailAddress\":\"x@adatum.com\",\"inviteRedirectUrl\":\"https://contoso.com\"}";
        String policy = "/policies/authorizationPolicy";

        assertThat(FABRIKAM.call("PATCH", policy, "{\"allowInvitesFrom\":\"none\"}")
                        .status())
                .isEqualTo(204);
        assertThat(FABRIKAM.get(policy).body().get("allowInvitesFrom")).isEqualTo("none");
        Answer refused = WRITER.call("POST", "/invitations", invitation);
        FABRIKAM.call("PATCH", policy, "{\"allowInvitesFrom\":\"everyone\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("Unauthorized");
        assertThat(WRITER.call("POST", "/invitations", invitation).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST  | partners                                       | {"tenantId":"eleven"}                                                    | 400
            POST  | partners                                       | {"tenantId":"55555555-5555-5555-5555-555555555555","nonsense":true}      | 400
            POST  | partners                                       | {"tenantId":"55555555-5555-5555-5555-555555555555","automaticUserConsentSettings":{"inboundAllowed":"yes"}} | 400
            PATCH | partners/55555555-5555-5555-5555-555555555555  | {"automaticUserConsentSettings":{"inboundAllowed":true}}                 | 404
            PUT   | partners/55555555-5555-5555-5555-555555555555/identitySynchronization | {"userSyncInbound":{"isSyncAllowed":true}}        | 404
            PATCH | default                                        | {}                                                                       | 501
            """)
    void checksCrossTenantAccessSettings(String method, String path, String body, int status) {
        Answer answer = FABRIKAM.call(method, "/policies/crossTenantAccessPolicy/" + path, body);

        assertThat(answer.status()).isEqualTo(status);
    }

    private static int status(List<?> responses, String id) {
        return (Integer) item(responses, id).get("status");
    }

    private static Map<?, ?> item(List<?> responses, String id) {
        return responses.stream()
                .map(response -> (Map<?, ?>) response)
                .filter(response -> id.equals(response.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> object(Answer list) {
        return (Map<?, ?>) list.value().getFirst();
    }

    private static String id(Answer list) {
        return String.valueOf(object(list).get("id"));
    }
}
