package io.tenantsync.mapper.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.mapping.RealisticMapping.Pair;
import io.tenantsync.mapper.mapping.RealisticMapping.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules over a whole tenant agree, for everybody, with plain Java that knows nothing of rules. */
class WholeTenantTest {
    private static final List<SourcePerson> TOWN = Town.of(20_000, 20_261_123);
    private static final List<String> CANNOT_BE_EMPTIED = List.of("mailNickname", "usageLocation");

    @Test
    void theDefaultMappingAgreesForEverybody() {
        int cleared = 0;
        for (SourcePerson person : TOWN) {
            Look look = look(DefaultMapping.rules(), person);
            Map<String, Object> expected = new HashMap<>();
            for (String name : List.of(
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
                    "mobilePhone",
                    "mailNickname",
                    "preferredLanguage",
                    "usageLocation")) {
                Object value = person.properties().get(name);
                if (value != null && !value.equals("")) {
                    expected.put(name, value);
                } else if (!CANNOT_BE_EMPTIED.contains(name)) {
                    expected.put(name, null);
                    cleared++;
                }
            }
            expected.put("businessPhones", person.properties().getOrDefault("businessPhones", List.of()));
            expected.put("showInAddressList", true);
            assertThat(look.attributes()).isEqualTo(expected);
            assertThat(look.onCreate()).isEqualTo(Map.of("userType", "Member"));
            assertThat(look.accountEnabled()).isEqualTo(person.properties().get("accountEnabled"));
            assertThat(look.manager()).isEqualTo(manager(person));
            assertThat(look.warnings()).isEmpty();
        }
        assertThat(cleared).isGreaterThan(10_000);
    }

    @Test
    void aRealisticMappingAgreesForEverybody() {
        List<MappingRule> rules = RealisticMapping.rules();
        assertThat(rules).hasSize(30);
        for (SourcePerson person : TOWN) {
            Map<String, Object> expected = new HashMap<>();
            for (Pair pair : RealisticMapping.PAIRS) {
                expect(pair, new Person(person), expected);
            }
            Look look = look(rules, person);
            assertThat(look.warnings()).isEmpty();
            assertThat(look.attributes()).as(person.userId()).isEqualTo(expected);
        }
    }

    private static void expect(Pair pair, Person person, Map<String, Object> expected) {
        Object value = pair.plainly().apply(person);
        String name = AttributeNames.graphName(pair.target());
        if (value == RealisticMapping.LEFT_ALONE) {
            return;
        }
        boolean empty = value == null || value.equals("");
        if (!empty) {
            expected.put(name, value);
        } else if (!CANNOT_BE_EMPTIED.contains(name)) {
            expected.put(name, name.equals("businessPhones") ? List.of() : null);
        }
    }

    private static Look look(List<MappingRule> rules, SourcePerson person) {
        return ((Mapped.Wished) AttributeMapping.apply(rules, person, RealisticMapping.CIRCUMSTANCES)).look();
    }

    private static Look.ManagerWish manager(SourcePerson person) {
        String id = person.managerId();
        return id == null || id.equals(person.userId()) ? new Look.ManagerWish.None() : new Look.ManagerWish.Of(id);
    }
}
