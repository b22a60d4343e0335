package io.tenantsync.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the target must look like, worked out from the source, the rules of the demo's configuration and the target before
 * the first cycle; shares no code with the mapper.
 */
final class Oracle {
    private static final List<String> MAPPED = List.of(
            "displayName",
            "givenName",
            "surname",
            "jobTitle",
            "department",
            "companyName",
            "employeeId",
            "officeLocation",
            "streetAddress",
            "city",
            "state",
            "postalCode",
            "country",
            "businessPhones",
            "mobilePhone",
            "mailNickname",
            "preferredLanguage",
            "usageLocation",
            "accountEnabled");

    private final String sourceTenantId;
    private final List<JsonNode> source;
    private final Set<String> assigned;
    private final List<JsonNode> targetBefore;
    private final List<JsonNode> targetNow;

    Oracle(
            String sourceTenantId,
            List<JsonNode> source,
            Set<String> assigned,
            List<JsonNode> targetBefore,
            List<JsonNode> targetNow) {
        this.sourceTenantId = sourceTenantId;
        this.source = source;
        this.assigned = assigned;
        this.targetBefore = targetBefore;
        this.targetNow = targetNow;
    }

    /** Internal members who are assigned and enabled: they shall be present, unless an address collides. */
    List<JsonNode> wanted() {
        return source.stream()
                .filter(user -> !user.path("deleted").asBoolean())
                .filter(user -> assigned.contains(user.path("id").asString()))
                .filter(Oracle::isInternalMember)
                .filter(user -> user.path("accountEnabled").asBoolean(false))
                .toList();
    }

    private static boolean isInternalMember(JsonNode user) {
        return !user.path("userType").asString("Member").equals("Guest")
                && !user.path("userPrincipalName").asString().contains("#EXT#")
                && user.path("externalUserState").asString("").isEmpty()
                && !user.path("creationType").asString("").equals("Invitation");
    }

    /** A guest of the target whose mail is this person's while its name says that it is somebody else. */
    boolean collides(JsonNode person) {
        String mail = person.path("mail").asString("").toLowerCase();
        String prefix =
                person.path("userPrincipalName").asString().replace('@', '_').toLowerCase();
        return !mail.isEmpty()
                && targetBefore.stream()
                        .anyMatch(guest -> guest.path("mail").asString("").equalsIgnoreCase(mail)
                                && !guest.path("userPrincipalName")
                                        .asString()
                                        .toLowerCase()
                                        .startsWith(prefix + "#ext#"));
    }

    /** Checks everything and returns how many people are present. */
    int check() {
        Map<String, List<JsonNode>> byAnchor = new HashMap<>();
        for (JsonNode user : targetNow) {
            anchor(user)
                    .ifPresent(anchor -> byAnchor.computeIfAbsent(anchor, key -> new ArrayList<>())
                            .add(user));
        }
        Map<String, String> targetIds = new HashMap<>();
        byAnchor.forEach((anchor, users) ->
                targetIds.put(anchor, users.getFirst().path("id").asString()));
        int present = 0;
        for (JsonNode person : wanted()) {
            List<JsonNode> accounts =
                    byAnchor.getOrDefault(anchorOf(person.path("id").asString()), List.of());
            if (collides(person)) {
                assertThat(accounts)
                        .as("collision of " + person.path("userPrincipalName"))
                        .isEmpty();
                continue;
            }
            assertThat(accounts)
                    .as("accounts of " + person.path("userPrincipalName"))
                    .hasSize(1);
            checkPerson(person, accounts.getFirst(), targetIds);
            present++;
        }
        assertThat(byAnchor).as("nobody else is stamped").hasSize(present);
        checkUntouched();
        return present;
    }

    private void checkPerson(JsonNode person, JsonNode account, Map<String, String> targetIds) {
        String who = person.path("userPrincipalName").asString();
        for (String attribute : MAPPED) {
            assertThat(value(account, attribute)).as(who + " " + attribute).isEqualTo(value(person, attribute));
        }
        String manager = person.path("manager").asString("");
        String wished = manager.isEmpty() ? "" : targetIds.getOrDefault(anchorOf(manager), "");
        assertThat(account.path("manager").asString("")).as(who + " manager").isEqualTo(wished);
        assertThat(account.path("userPrincipalName").asString().toLowerCase())
                .startsWith(who.replace('@', '_').toLowerCase() + "#ext#");
    }

    /** Who was in the target before and was not adopted is as it was. */
    private void checkUntouched() {
        Map<String, JsonNode> now = new HashMap<>();
        targetNow.forEach(user -> now.put(user.path("id").asString(), user));
        for (JsonNode before : targetBefore) {
            JsonNode after = now.get(before.path("id").asString());
            assertThat(after)
                    .as("still there: " + before.path("userPrincipalName"))
                    .isNotNull();
            if (anchor(after).isEmpty()) {
                assertThat(after)
                        .as("untouched: " + before.path("userPrincipalName"))
                        .isEqualTo(before);
            }
        }
    }

    /** How many earlier guests carry an anchor now. */
    long adopted() {
        Set<String> before = new HashSet<>();
        targetBefore.forEach(user -> before.add(user.path("id").asString()));
        return targetNow.stream()
                .filter(user -> before.contains(user.path("id").asString()))
                .filter(user -> anchor(user).isPresent())
                .count();
    }

    private static String value(JsonNode user, String attribute) {
        JsonNode value = user.path(attribute);
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty()) ? "" : value.toString();
    }

    private String anchorOf(String sourceId) {
        return sourceTenantId + "/" + sourceId;
    }

    private static Optional<String> anchor(JsonNode user) {
        return user.propertyStream()
                .filter(property -> property.getKey().endsWith("_tenantsyncSource"))
                .map(property -> property.getValue().asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
