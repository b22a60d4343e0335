package io.tenantsync.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaItem.RemovedReason;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door against the emulator: real TLS, real azure-identity, real SDK. */
class GraphDirectoryIT {
    private static final Organisation ORGANISATION = Organisation.demo(450, 7);

    @TempDir
    static Path folder;

    private static GraphEmulator emulator;
    private SdkGraphDirectories directories;

    @BeforeAll
    static void start() {
        emulator = GraphEmulator.start(EmulatorOptions.of(ORGANISATION));
    }

    @BeforeEach
    void openNewDoors() {
        directories = new SdkGraphDirectories(GraphSettings.defaults());
    }

    @AfterEach
    void closeTheDoors() {
        directories.close();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void readsARoundAndThenOnlyWhatChanged() throws Exception {
        GraphDirectory door = door("contoso", Role.SOURCE);
        List<DeltaItem> everybody = new ArrayList<>();
        DeltaLink next = round(door, door.firstUsers(List.of("displayName", "jobTitle", "manager")), everybody);
        assertThat(everybody).hasSizeGreaterThanOrEqualTo(450);
        assertThat(everybody).anyMatch(item -> item.manager() instanceof DeltaItem.ManagerChange.Assigned);

        String id = everybody.stream()
                .filter(item -> item.properties().get("jobTitle") != null)
                .findFirst()
                .orElseThrow()
                .id();
        Map<String, Object> clear = new HashMap<>();
        clear.put("jobTitle", null);
        assertThat(door.batch(List.of(BatchRequest.patch("/users/" + id, clear)), Lane.LIVE))
                .allMatch(BatchAnswer::succeeded);
        List<DeltaItem> changed = new ArrayList<>();
        next = round(door, next, changed);
        assertThat(changed).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(id);
            assertThat(item.properties()).containsEntry("jobTitle", null);
        });

        door.batch(List.of(BatchRequest.delete("/users/" + id)), Lane.URGENT);
        List<DeltaItem> gone = new ArrayList<>();
        round(door, next, gone);
        assertThat(gone)
                .singleElement()
                .satisfies(item -> assertThat(item.removed()).isEqualTo(RemovedReason.CHANGED));
    }

    @Test
    void invitesPatchesAndFindsInBatchesAndCountsAsGraphDoes() throws Exception {
        emulator.control().resetCounters();
        GraphDirectory door = door("fabrikam", Role.TARGET);
        List<BatchRequest> invitations = new ArrayList<>();
        for (int number = 0; number < 45; number++) {
            invitations.add(BatchRequest.post(
                    "/invitations",
                    Map.of(
                            "invitedUserEmailAddress",
                            "joiner" + number + "@contoso.com",
                            "inviteRedirectUrl",
                            "https://contoso.com")));
        }
        List<BatchAnswer> invited = door.batch(invitations, Lane.BULK);
        assertThat(invited).allMatch(BatchAnswer::succeeded);
        List<BatchAnswer> patched = door.batch(
                invited.stream()
                        .map(answer ->
                                BatchRequest.patch(ODataPath.user(id(answer)).toString(), Map.of("jobTitle", "Joiner")))
                        .toList(),
                Lane.BULK);
        assertThat(patched).allMatch(answer -> answer.succeeded() && answer.status() == 204);
        BatchAnswer found = door.batch(
                        List.of(BatchRequest.get(ODataPath.of("users")
                                .filter(ODataLiterals.equal("mail", "joiner7@contoso.com"))
                                .select("id", "jobTitle")
                                .toString())),
                        Lane.LIVE)
                .getFirst();
        assertThat(found.successBody().get("value"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .isEqualTo(Map.of("id", id(invited.get(7)), "jobTitle", "Joiner"));
        assertThat(door.use().requests()).isEqualTo(91);
        assertThat(door.use().roundTrips()).isEqualTo(7);
        assertThat(door.use().writes()).isEqualTo(90);
        assertThat(door.use().tokens()).isEqualTo(1);
        assertThat(emulator.control().counters())
                .filteredOn(one -> one.tenant().equals("fabrikam"))
                .singleElement()
                .satisfies(counted -> {
                    assertThat(counted.requests()).isEqualTo(door.use().requests());
                    assertThat(counted.roundTrips()).isEqualTo(door.use().roundTrips());
                    assertThat(counted.writes()).isEqualTo(door.use().writes());
                    assertThat(counted.resourceUnits()).isEqualTo(door.use().resourceUnits());
                });
    }

    @Test
    void findsAGuestByPrincipalNameAndMissesAStranger() throws Exception {
        GraphDirectory door = door("fabrikam", Role.TARGET);
        BatchAnswer list = door.batch(
                        List.of(BatchRequest.get("/users?$top=999&$select=id,userPrincipalName")), Lane.LIVE)
                .getFirst();
        String guest = ((List<?>) list.successBody().get("value"))
                .stream()
                        .map(user -> (String) ((Map<?, ?>) user).get("userPrincipalName"))
                        .filter(name -> name.contains("#EXT#"))
                        .findFirst()
                        .orElseThrow();
        List<BatchAnswer> answers = door.batch(
                List.of(
                        BatchRequest.get(ODataPath.user(guest)
                                .select("userPrincipalName")
                                .toString()),
                        BatchRequest.get("/users/00000000-0000-4000-8000-000000000000"),
                        BatchRequest.patch("/users/" + id(list), Map.of("displayName", "x".repeat(300)))),
                Lane.LIVE);
        assertThat(answers.get(0).successBody()).containsEntry("userPrincipalName", guest);
        assertThat(answers.get(1).failure()).isInstanceOf(GraphFailure.NotFound.class);
        assertThat(answers.get(2).failure()).isInstanceOf(GraphFailure.Refused.class);
        assertThat(door.sdk().organization().get().getValue()).isNotEmpty();
    }

    private static DeltaLink round(GraphDirectory door, DeltaLink start, List<DeltaItem> items) {
        DeltaPage page = door.delta(start, Lane.LIVE);
        while (!page.last()) {
            items.addAll(page.items());
            page = door.delta(page.link(), Lane.LIVE);
        }
        items.addAll(page.items());
        return page.link();
    }

    private static String id(BatchAnswer answer) {
        Map<?, ?> body = answer.successBody();
        if (body.get("invitedUser") instanceof Map<?, ?> user) {
            return (String) user.get("id");
        }
        return (String) ((Map<?, ?>) ((List<?>) body.get("value")).getFirst()).get("id");
    }

    private GraphDirectory door(String name, Role role) throws Exception {
        TenantDefinition tenant = ORGANISATION.tenants().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        AppDefinition app = tenant.apps().getLast();
        Path secret = Files.writeString(folder.resolve(name + ".secret"), app.secret());
        Credential credential = new Credential.Secret(app.clientId(), new SecretSource.InFile(secret));
        Cloud cloud = Cloud.custom(emulator.graphUrl(), emulator.authorityUrl(), emulator.caCertificate());
        return directories.open(new Tenant(name, tenant.tenantId(), cloud, credential, credential, null), role);
    }
}
