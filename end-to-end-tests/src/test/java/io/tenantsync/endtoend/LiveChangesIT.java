package io.tenantsync.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Changes in the source through Graph's API while everything runs: each reaches the target and the provisioning log. */
class LiveChangesIT {
    @TempDir
    private static Path folder;

    private static RunningDemo demo;
    private static Directory source;
    private static Directory target;

    @BeforeAll
    static void start() {
        demo = RunningDemo.inSync(folder, 300);
        source = demo.tenant("contoso");
        target = demo.tenant("fabrikam");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void carriesSetAndClearedAttributes() {
        String person = id("lidiah");
        patch(person, "{\"department\":\"Astronautics\"}");
        awaitAccount(person, account -> account.path("department").asString("").equals("Astronautics"));
        patch(person, "{\"jobTitle\":null}");
        awaitAccount(person, account -> account.path("jobTitle").asString("").isEmpty());
        assertThat(modified(person)).contains("department", "jobTitle");
    }

    @Test
    void disablesAndEnables() {
        String person = id("nestorw");
        patch(person, "{\"accountEnabled\":false}");
        awaitAccount(person, account -> !account.path("accountEnabled").asBoolean(true));
        awaitLogged(person, "disable");
        patch(person, "{\"accountEnabled\":true}");
        awaitAccount(person, account -> account.path("accountEnabled").asBoolean(false));
    }

    @Test
    void followsTheManagerAndClearsIt() {
        String person = id("grady");
        String manager = id("meganb");
        source.call(
                "PUT",
                "/users/" + person + "/manager/$ref",
                "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/users/" + manager + "\"}");
        String expected = account(manager).orElseThrow().path("id").asString();
        awaitAccount(person, account -> account.path("manager").asString("").equals(expected));
        source.call("DELETE", "/users/" + person + "/manager/$ref", "");
        awaitAccount(person, account -> account.path("manager").asString("").isEmpty());
    }

    @Test
    void deletesRestoresAndForgets() {
        String person = id("isaiahl");
        String account = account(person).orElseThrow().path("id").asString();
        source.call("DELETE", "/users/" + person, "");
        soon().until(() -> account(person).orElseThrow(), LiveChangesIT::isDeleted);
        awaitLogged(person, "delete");

        source.call("POST", "/directory/deletedItems/" + person + "/restore", "{}");
        JsonNode back = awaitAccount(person, found -> !isDeleted(found));
        assertThat(back.path("id").asString()).as("the same object").isEqualTo(account);

        source.call("DELETE", "/users/" + person, "");
        source.call("DELETE", "/directory/deletedItems/" + person, "");
        soon().until(() -> account(person).orElseThrow(), LiveChangesIT::isDeleted);
    }

    @Test
    void keepsWhoMovesBetweenAssignedGroupsAndRemovesWhoLeavesThemAll() {
        String person = id("diegos");
        String account = account(person).orElseThrow().path("id").asString();
        List<String> groups = groupsOf(person);
        String other = group(groups.getFirst().equals(group("Sales")) ? "Marketing" : "Sales");
        addMember(other, person);
        groups.forEach(group -> source.call("DELETE", "/groups/" + group + "/members/" + person + "/$ref", ""));
        patch(person, "{\"officeLocation\":\"Moved\"}");
        awaitAccount(person, found -> found.path("officeLocation").asString("").equals("Moved"));
        assertThat(account(person).map(found -> found.path("id").asString())).contains(account);
        assertThat(deletes(person)).isZero();

        source.call("DELETE", "/groups/" + other + "/members/" + person + "/$ref", "");
        soon().until(() -> account(person).orElseThrow(), LiveChangesIT::isDeleted);
        addMember(other, person);
        assertThat(awaitAccount(person, found -> !isDeleted(found)).path("id").asString())
                .isEqualTo(account);
    }

    private static long deletes(String person) {
        return demo.log("sourceIdentity/id eq '" + person + "' and provisioningAction eq 'delete'")
                .size();
    }

    private static List<String> groupsOf(String person) {
        return source.get("/groups?$top=999&$select=id")
                .path("value")
                .valueStream()
                .map(group -> group.path("id").asString())
                .filter(group -> source.get("/groups/" + group + "/members?$top=999&$select=id")
                        .path("value")
                        .valueStream()
                        .anyMatch(member -> member.path("id").asString().equals(person)))
                .toList();
    }

    private static void addMember(String group, String person) {
        source.call(
                "POST",
                "/groups/" + group + "/members/$ref",
                "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/directoryObjects/" + person + "\"}");
    }

    private static String group(String name) {
        return source.get("/groups?$filter=displayName%20eq%20'" + name + "'")
                .path("value")
                .get(0)
                .path("id")
                .asString();
    }

    private static void patch(String person, String body) {
        source.call("PATCH", "/users/" + person, body);
    }

    private static String id(String alias) {
        return source.exportUsers("contoso").stream()
                .filter(user -> user.path("userPrincipalName").asString().startsWith(alias))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody called " + alias))
                .path("id")
                .asString();
    }

    private static Optional<JsonNode> account(String person) {
        String anchor = Tenants.SOURCE_ID + "/" + person;
        List<JsonNode> found = target.exportUsers("fabrikam").stream()
                .filter(user -> user.propertyStream()
                        .anyMatch(property -> property.getKey().endsWith("_tenantsyncSource")
                                && property.getValue().asString("").equals(anchor)))
                .toList();
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.stream().findFirst();
    }

    private static boolean isDeleted(JsonNode account) {
        return account.path("deleted").asBoolean();
    }

    private static JsonNode awaitAccount(String person, Predicate<JsonNode> as) {
        return soon().until(() -> account(person).orElseThrow(), as::test);
    }

    private static void awaitLogged(String person, String action) {
        soon().until(() -> demo.log("sourceIdentity/id eq '" + person + "' and provisioningAction eq '" + action + "'")
                        .size()
                > 0);
    }

    private static List<String> modified(String person) {
        soon().until(() -> demo.log("sourceIdentity/id eq '" + person + "'").size() > 2);
        return demo.log("sourceIdentity/id eq '" + person + "'")
                .valueStream()
                .flatMap(entry -> entry.path("modifiedProperties").valueStream())
                .map(property -> property.path("displayName").asString())
                .toList();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
