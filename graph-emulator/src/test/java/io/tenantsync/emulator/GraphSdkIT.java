package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.models.Invitation;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.ReferenceUpdate;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.delta.DeltaGetResponse;
import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.organisation.Organisation;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The emulator through Microsoft's own Java clients, over TLS. */
class GraphSdkIT {
    private static final GraphEmulator EMULATOR = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(450, 1)));
    private static final Trust TRUST = new Trust(EMULATOR.caCertificate());
    private static final GraphServiceClient CONTOSO = client("contoso", 1);
    private static final GraphServiceClient FABRIKAM = client("fabrikam", 1);

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @Test
    void pagesThroughAllUsers() {
        List<String> ids = new ArrayList<>();
        var page = CONTOSO.users().get(request -> {
            request.queryParameters.select = new String[] {"id", "displayName"};
            request.queryParameters.top = 200;
        });
        while (true) {
            page.getValue().forEach(user -> ids.add(user.getId()));
            if (page.getOdataNextLink() == null) {
                break;
            }
            page = CONTOSO.users().withUrl(page.getOdataNextLink()).get();
        }

        assertThat(ids).hasSizeGreaterThanOrEqualTo(450).doesNotHaveDuplicates();
    }

    @Test
    void findsAUserByFilterByNameAndByGuestName() {
        var found = CONTOSO.users()
                .get(request -> request.queryParameters.filter = "userPrincipalName eq 'adelev@contoso.com'");
        User adele = CONTOSO.users().byUserId("adelev@contoso.com").get();
        User guest = FABRIKAM.users()
                .byUserId("adelev_contoso.com#EXT#@fabrikam.onmicrosoft.com")
                .get(request -> request.queryParameters.select = new String[] {"id", "mail", "userType"});

        assertThat(found.getValue()).extracting(User::getId).containsExactly(adele.getId());
        assertThat(guest.getMail()).isEqualTo("adelev@contoso.com");
        assertThat(guest.getUserType()).isEqualTo("Guest");
    }

    @Test
    void reportsErrorsThatTheSdkUnderstands() {
        assertThatThrownBy(() -> CONTOSO.users().byUserId("nobody@contoso.com").get())
                .isInstanceOfSatisfying(ODataError.class, error -> {
                    assertThat(error.getResponseStatusCode()).isEqualTo(404);
                    assertThat(error.getError().getCode()).isEqualTo("Request_ResourceNotFound");
                    assertThat(error.getError().getInnerError().getRequestId()).isNotBlank();
                });
        assertThatThrownBy(() -> CONTOSO.users().post(person("adelev")))
                .isInstanceOfSatisfying(ODataError.class, error -> {
                    assertThat(error.getResponseStatusCode()).isEqualTo(400);
                    assertThat(error.getError().getDetails().getFirst().getCode())
                            .isEqualTo("ObjectConflict");
                });
    }

    @Test
    void followsAPersonThroughDeltaFromCreationToTheEnd() {
        DeltaGetResponse full = CONTOSO.users()
                .delta()
                .get(request -> request.queryParameters.select = new String[] {"displayName", "department", "manager"});
        int pages = 1;
        while (full.getOdataDeltaLink() == null) {
            full = CONTOSO.users().delta().withUrl(full.getOdataNextLink()).get();
            pages++;
        }
        assertThat(pages).isEqualTo(3);

        User created = CONTOSO.users().post(person("joiner"));
        DeltaGetResponse joined = next(full);
        assertThat(joined.getValue()).extracting(User::getId).containsExactly(created.getId());

        User change = new User();
        change.setDepartment("Research");
        CONTOSO.users().byUserId(created.getId()).patch(change);
        ReferenceUpdate manager = new ReferenceUpdate();
        String adele = CONTOSO.users().byUserId("adelev@contoso.com").get().getId();
        manager.setOdataId(EMULATOR.graphUrl() + "/users/" + adele);
        CONTOSO.users().byUserId(created.getId()).manager().ref().put(manager);
        DeltaGetResponse moved = next(joined);
        assertThat(moved.getValue()).hasSize(1);
        assertThat(moved.getValue().getFirst().getDepartment()).isEqualTo("Research");
        assertThat(moved.getValue().getFirst().getAdditionalData()).containsKey("manager@delta");
        assertThat(CONTOSO.users().byUserId(created.getId()).manager().get().getId())
                .isEqualTo(adele);

        CONTOSO.users().byUserId(created.getId()).delete();
        DeltaGetResponse left = next(moved);
        assertThat(left.getValue().getFirst().getAdditionalData()).containsKey("@removed");

        CONTOSO.directory()
                .deletedItems()
                .byDirectoryObjectId(created.getId())
                .restore()
                .post();
        DeltaGetResponse back = next(left);
        assertThat(back.getValue().getFirst().getDepartment()).isEqualTo("Research");

        CONTOSO.users().byUserId(created.getId()).delete();
        CONTOSO.directory().deletedItems().byDirectoryObjectId(created.getId()).delete();
        DeltaGetResponse gone = next(back);
        assertThat(gone.getValue()).hasSize(1);
        assertThat(next(gone).getValue()).isEmpty();
    }

    @Test
    void invitesSomebodyOnceAndDressesTheAccount() {
        String id = FABRIKAM.invitations().post(isaiah()).getInvitedUser().getId();
        User details = new User();
        details.setJobTitle("Sales Representative");
        details.setBusinessPhones(List.of("+1 425 555 0100"));
        FABRIKAM.users().byUserId(id).patch(details);
        User account = FABRIKAM.users()
                .byUserId(id)
                .get(request -> request.queryParameters.select = new String[] {
                    "userPrincipalName", "userType", "externalUserState", "jobTitle", "creationType"
                });

        assertThat(account.getUserPrincipalName()).isEqualTo("isaiahl_contoso.com#EXT#@fabrikam.onmicrosoft.com");
        assertThat(account.getUserType()).isEqualTo("Member");
        assertThat(account.getExternalUserState()).isEqualTo("Accepted");
        assertThat(account.getCreationType()).isEqualTo("Invitation");
        assertThat(account.getJobTitle()).isEqualTo("Sales Representative");
        assertThat(FABRIKAM.invitations().post(isaiah()).getInvitedUser().getId())
                .isEqualTo(id);
        assertThatThrownBy(() -> {
                    Invitation own = new Invitation();
                    own.setInvitedUserEmailAddress(internal());
                    own.setInviteRedirectUrl("https://myapps.microsoft.com");
                    FABRIKAM.invitations().post(own);
                })
                .isInstanceOf(ODataError.class);
    }

    @Test
    void answersABatchOfReadsAndWrites() throws Exception {
        BatchRequestContent batch = new BatchRequestContent(CONTOSO);
        String read = batch.addBatchRequestStep(
                CONTOSO.users().byUserId("meganb@contoso.com").toGetRequestInformation());
        User change = new User();
        change.setOfficeLocation("99/9999");
        String write = batch.addBatchRequestStep(
                CONTOSO.users().byUserId("meganb@contoso.com").toPatchRequestInformation(change));
        String missing =
                batch.addBatchRequestStep(CONTOSO.users().byUserId("nobody").toGetRequestInformation());

        BatchResponseContent answers = CONTOSO.getBatchRequestBuilder().post(batch, null);

        assertThat(answers.getResponsesStatusCode())
                .containsEntry(read, 200)
                .containsEntry(write, 204)
                .containsEntry(missing, 404);
        assertThat(answers.getResponseById(read, User::createFromDiscriminatorValue)
                        .getDisplayName())
                .isEqualTo("Megan Bowen");
    }

    @Test
    void listsGroupsAndTheirMembers() {
        var groups = CONTOSO.groups()
                .get(request -> request.queryParameters.filter = "displayName eq 'Cross-tenant collaboration'");
        var members = CONTOSO.groups()
                .byGroupId(groups.getValue().getFirst().getId())
                .members()
                .get();

        assertThat(members.getValue())
                .anySatisfy(member -> assertThat(member.getOdataType()).isEqualTo("#microsoft.graph.group"));
    }

    @Test
    void countsFiltersAndSortsInAnAdvancedQuery() {
        var people = CONTOSO.users().get(request -> {
            request.headers.add("ConsistencyLevel", "eventual");
            request.queryParameters.count = true;
            request.queryParameters.filter = "endsWith(userPrincipalName,'@contoso.com') and accountEnabled ne false";
            request.queryParameters.orderby = new String[] {"displayName desc"};
            request.queryParameters.top = 3;
        });
        Integer everybody = CONTOSO.users().count().get(request -> request.headers.add("ConsistencyLevel", "eventual"));

        assertThat(people.getOdataCount()).isBetween(300L, (long) everybody);
        assertThat(people.getValue()).hasSize(3);
        assertThatThrownBy(() -> CONTOSO.users()
                        .get(request -> request.queryParameters.filter = "endsWith(mail,'@contoso.com')"))
                .isInstanceOfSatisfying(
                        ODataError.class,
                        error -> assertThat(error.getError().getCode()).isEqualTo("Request_UnsupportedQuery"));
    }

    @Test
    void isKeptFromWritingWithoutThePermission() {
        GraphServiceClient reader = client("contoso", 0);
        User change = new User();
        change.setDepartment("x");

        assertThatThrownBy(() -> reader.users().byUserId("meganb@contoso.com").patch(change))
                .isInstanceOfSatisfying(ODataError.class, error -> {
                    assertThat(error.getResponseStatusCode()).isEqualTo(403);
                    assertThat(error.getError().getCode()).isEqualTo("Authorization_RequestDenied");
                });
    }

    private static DeltaGetResponse next(DeltaGetResponse round) {
        return CONTOSO.users().delta().withUrl(round.getOdataDeltaLink()).get();
    }

    /** A new one each time: the SDK sends of a model that was sent before only what has changed since. */
    private static Invitation isaiah() {
        Invitation invitation = new Invitation();
        invitation.setInvitedUserEmailAddress("isaiahl@contoso.com");
        invitation.setInviteRedirectUrl("https://myapps.microsoft.com");
        invitation.setInvitedUserDisplayName("Isaiah Langer");
        invitation.setInvitedUserType("Member");
        return invitation;
    }

    private static String internal() {
        return FABRIKAM.users()
                .get(request -> request.queryParameters.filter = "userType eq 'Member'")
                .getValue()
                .getFirst()
                .getMail();
    }

    private static User person(String alias) {
        PasswordProfile password = new PasswordProfile();
        password.setPassword("correct horse battery");
        User user = new User();
        user.setAccountEnabled(true);
        user.setDisplayName(alias);
        user.setMailNickname(alias);
        user.setUserPrincipalName(alias + "@contoso.com");
        user.setPasswordProfile(password);
        return user;
    }

    private static GraphServiceClient client(String tenantName, int app) {
        TenantSummary tenant = EMULATOR.control().tenants().stream()
                .filter(one -> one.name().equals(tenantName))
                .findFirst()
                .orElseThrow();
        ClientSecretCredential credential = new ClientSecretCredentialBuilder()
                .authorityHost(EMULATOR.authorityUrl().toString())
                .tenantId(tenant.tenantId())
                .clientId(tenant.apps().get(app).clientId())
                .clientSecret(tenant.apps().get(app).secret())
                .disableInstanceDiscovery()
                .httpClient(new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(TRUST.context())).build())
                .build();
        var authentication = new AzureIdentityAuthenticationProvider(
                credential, new String[] {"localhost"}, "https://graph.microsoft.com/.default");
        var http = GraphClientFactory.create()
                .sslSocketFactory(TRUST.context().getSocketFactory(), TRUST.manager())
                .build();
        return new GraphServiceClient(
                new BaseGraphRequestAdapter(authentication, EMULATOR.graphUrl().toString(), http));
    }
}
