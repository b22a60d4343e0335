package io.tenantsync.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.operation.NameAnswer;
import io.tenantsync.control.operation.TenantDirectories.Policies;
import io.tenantsync.control.trust.PartnerPolicy;
import io.tenantsync.control.trust.Reading;
import io.tenantsync.control.trust.Reading.Read;
import io.tenantsync.control.trust.Reading.Unreadable;
import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.graph.tenants.Tenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTenantDirectoriesTest {
    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final String APP = "33333333-3333-3333-3333-333333333333";
    private static final String ANCHOR = "extension_33333333333333333333333333333333_tenantsyncSource";
    private static final String APPS = "/applications?$filter=appId%20eq%20%27" + APP + "%27&$select=id,appId";
    private static final String EXTENSIONS = "/applications/app-object/extensionProperties";
    private static final TenantName CONTOSO = new TenantName("contoso", ID);
    private static final TenantName FABRIKAM = new TenantName("fabrikam", "22222222-2222-2222-2222-222222222222");
    private static final String PARTNERS = "/policies/crossTenantAccessPolicy/partners/";
    private static final String POLICY = PARTNERS + FABRIKAM.tenantId();
    private static final String SOURCE_POLICY = PARTNERS + ID;

    private final Credential credential = new Credential.Secret(APP, new SecretSource.InEnvironment("NONE"));
    private final Tenant tenant = new Tenant("contoso", ID, Cloud.GLOBAL, credential, credential, null);
    private final Tenant partner =
            new Tenant("fabrikam", FABRIKAM.tenantId(), Cloud.GLOBAL, credential, credential, null);
    private final FakeGraphDirectory graph = new FakeGraphDirectory(tenant);
    private final GraphTenantDirectories directories =
            new GraphTenantDirectories(new Tenants(List.of(tenant, partner)), new Doors(graph));

    private record Doors(GraphDirectory door) implements GraphDirectories {
        @Override
        public GraphDirectory open(Tenant tenant, Role role) {
            return door;
        }

        @Override
        public void close() {}
    }

    @Test
    void findsPeopleByPrincipalNameAndMissesTheOthers() {
        graph.with("/users/adele@contoso.com?$select=id", Map.of("id", "a-1"))
                .failing("/users/x?$select=id", new GraphFailure.Refused(null, "Request_BadRequest", ""));

        assertThat(directories.users(CONTOSO, List.of("adele@contoso.com", "nobody@contoso.com", "x", "..")))
                .isEqualTo(Map.of(
                        "adele@contoso.com", new NameAnswer.Found("a-1"),
                        "nobody@contoso.com", new NameAnswer.Missing(),
                        "x", new NameAnswer.Missing(),
                        "..", new NameAnswer.Missing()));
    }

    @Test
    void findsGroupsByNameOrIdAndTellsAmbiguousOnes() {
        String guid = "55555555-5555-5555-5555-555555555555";
        graph.with(byName("Sales"), list(Map.of("id", "g-1")))
                .with(byName("O%27%27Brien"), list(Map.of("id", "g-2"), Map.of("id", "g-3")))
                .with(byName("None"), list())
                .with("/groups/" + guid + "?$select=id", Map.of("id", guid));

        assertThat(directories.groups(CONTOSO, List.of("Sales", "O'Brien", "None", guid)))
                .isEqualTo(Map.of(
                        "Sales",
                        new NameAnswer.Found("g-1"),
                        "O'Brien",
                        new NameAnswer.Ambiguous(List.of("g-2", "g-3")),
                        "None",
                        new NameAnswer.Missing(),
                        guid,
                        new NameAnswer.Found(guid)));
    }

    @Test
    void saysWhichPermissionIsMissing() {
        graph.failing(byName("Sales"), new GraphFailure.Forbidden("Authorization_RequestDenied", ""));

        assertThat(directories.groups(CONTOSO, List.of("Sales")).get("Sales"))
                .isInstanceOfSatisfying(
                        NameAnswer.Unanswered.class,
                        not -> assertThat(not.remedy())
                                .isEqualTo("Grant Group.Read.All to the source application of contoso"
                                        + " and consent to it as an administrator"));
    }

    @Test
    void readsThePolicyOfEachSide() {
        graph.with(POLICY, consent(true, false))
                .with(SOURCE_POLICY, consent(false, true))
                .with(
                        SOURCE_POLICY + "/identitySynchronization",
                        Map.of("userSyncInbound", Map.of("isSyncAllowed", true)));

        Policies policies = directories.policies(CONTOSO, FABRIKAM);

        assertThat(policies.source()).isEqualTo(new Read<>(new PartnerPolicy(true, true, false, false)));
        assertThat(policies.target()).isEqualTo(new Read<>(new PartnerPolicy(true, false, true, true)));
    }

    @Test
    void takesWhatIsNotSetAsFalse() {
        graph.with(SOURCE_POLICY, Map.of());

        Policies policies = directories.policies(CONTOSO, FABRIKAM);

        assertThat(policies.source()).isEqualTo(new Read<>(PartnerPolicy.NONE));
        assertThat(policies.target()).isEqualTo(new Read<>(new PartnerPolicy(true, false, false, false)));
    }

    @Test
    void readsDomains() {
        graph.with(
                "/organization?$select=id,verifiedDomains",
                list(Map.of(
                        "verifiedDomains",
                        List.of(
                                Map.of("name", "Contoso.com", "isInitial", false),
                                Map.of("name", "contoso.onmicrosoft.com", "isInitial", true)))));

        assertThat(directories.verifiedDomains(CONTOSO))
                .isEqualTo(new Read<>(List.of("contoso.com", "contoso.onmicrosoft.com")));
        assertThat(directories.initialDomain(CONTOSO)).isEqualTo(new Read<>("contoso.onmicrosoft.com"));
    }

    @Test
    void registersTheAnchorOnce() {
        graph.with(APPS, list(Map.of("id", "app-object")))
                .with(EXTENSIONS, list())
                .with("POST " + EXTENSIONS, Map.of("name", ANCHOR));
        assertThat(directories.anchorRegistered(CONTOSO)).isEqualTo(new Read<>(false));
        assertThat(directories.registerAnchor(CONTOSO)).isEqualTo(new Read<>(true));

        graph.with(EXTENSIONS, list(Map.of("name", ANCHOR)));
        assertThat(directories.anchorRegistered(CONTOSO)).isEqualTo(new Read<>(true));
        assertThat(directories.registerAnchor(CONTOSO)).isEqualTo(new Read<>(false));
        assertThat(graph.posted).hasSize(1);
    }

    @Test
    void takesALostAnswerToTheRegistrationForDoneIfTheExtensionIsThere() {
        graph.with(APPS, list(Map.of("id", "app-object")))
                .with(EXTENSIONS, list())
                .failing("POST " + EXTENSIONS, new GraphFailure.UnknownOutcome("lost"));
        assertThat(directories.registerAnchor(CONTOSO)).isInstanceOf(Unreadable.class);

        graph.onPost = () -> graph.with(EXTENSIONS, list(Map.of("name", ANCHOR)));
        assertThat(directories.registerAnchor(CONTOSO)).isEqualTo(new Read<>(true));
    }

    @Test
    void learnsFromAFilterWhetherTheAnchorIsThereWhenItMayNotSeeApplications() {
        String probe = "/users?$filter=" + ANCHOR + "%20eq%20%27none%27&$select=id&$top=1";
        graph.failing(APPS, new GraphFailure.Forbidden("Authorization_RequestDenied", ""))
                .with(probe, list());
        assertThat(directories.anchorRegistered(CONTOSO)).isEqualTo(new Read<>(true));

        graph.failing(probe, new GraphFailure.Refused(null, "Request_BadRequest", ""));
        assertThat(directories.anchorRegistered(CONTOSO)).isEqualTo(new Read<>(false));
    }

    @Test
    void namesAnApplicationThatIsNotThere() {
        graph.with(APPS, list());

        Reading<Boolean> reading = directories.registerAnchor(CONTOSO);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        not -> assertThat(not.why()).isEqualTo("there is no application " + APP + " in contoso"));
    }

    @Test
    void saysWhenATenantIsNotInTheFile() {
        assertThat(directories.initialDomain(new TenantName("x", "3")))
                .isInstanceOfSatisfying(
                        Unreadable.class, not -> assertThat(not.remedy()).contains("Add it to the tenants file"));
    }

    private static Map<String, Object> consent(boolean inbound, boolean outbound) {
        return Map.of("automaticUserConsentSettings", Map.of("inboundAllowed", inbound, "outboundAllowed", outbound));
    }

    private static String byName(String encoded) {
        return "/groups?$filter=displayName%20eq%20%27" + encoded + "%27&$select=id";
    }

    @SafeVarargs
    private static Map<String, Object> list(Map<String, Object>... objects) {
        return Map.of("value", List.of(objects));
    }
}
