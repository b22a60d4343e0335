package io.tenantsync.mapper.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The people of a tenant, by chance: plain ones, and ones with gaps, odd letters and many values. */
final class Town {
    private static final List<String> GIVEN =
            List.of("Adele", "Zoë", "Łukasz", "José", "BJÖRN", "o'neil", "Mary-Jane", "Ægir");
    private static final List<String> FAMILY =
            List.of("Vance", "van den Berg", "Müller", "O'Brien", "SMITH", "Ørsted", "Nuñez");
    private static final List<String> DEPARTMENTS =
            List.of("Sales", "Sales EMEA", "IT", "Research & Development", "HR", "");
    private static final List<String> COUNTRIES = List.of("NL", "US", "JP", "DE", "BE", "FR");
    private static final List<String> TITLES = List.of("Engineer", "Product Developer", "Trainee", "Head of IT");

    private Town() {}

    static List<SourcePerson> of(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SourcePerson> people = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            people.add(person(number, random));
        }
        return people;
    }

    private static SourcePerson person(int number, SplittableRandom random) {
        Map<String, Object> properties = new HashMap<>();
        String given = any(GIVEN, random);
        String family = any(FAMILY, random);
        properties.put("displayName", given + " " + family);
        properties.put("userPrincipalName", "user" + number + "@contoso.com");
        properties.put("userType", "Member");
        properties.put("accountEnabled", random.nextInt(20) > 0);
        properties.put("mailNickname", "user" + number);
        sometimes(properties, "givenName", given, random);
        sometimes(properties, "surname", family, random);
        sometimes(properties, "jobTitle", any(TITLES, random), random);
        sometimes(properties, "department", any(DEPARTMENTS, random), random);
        sometimes(properties, "companyName", "Contoso " + any(COUNTRIES, random), random);
        sometimes(properties, "employeeId", String.valueOf(random.nextInt(100_000)), random);
        sometimes(properties, "officeLocation", random.nextInt(40) + "/" + random.nextInt(4_000), random);
        sometimes(properties, "streetAddress", random.nextInt(200) + " Main St", random);
        sometimes(properties, "city", " " + any(FAMILY, random) + "stad ", random);
        sometimes(properties, "state", any(COUNTRIES, random), random);
        sometimes(properties, "postalCode", random.nextInt(9_999) + " AB", random);
        sometimes(properties, "country", any(COUNTRIES, random), random);
        sometimes(properties, "usageLocation", any(COUNTRIES, random), random);
        sometimes(properties, "preferredLanguage", "nl-NL", random);
        sometimes(properties, "mobilePhone", "+31 6 " + random.nextInt(99_999_999), random);
        sometimes(properties, "businessPhones", List.of("+31 (30) " + random.nextInt(9_999_999)), random);
        sometimes(properties, "mail", given + "." + number + "@contoso.com", random);
        sometimes(
                properties,
                "employeeHireDate",
                "20%02d-%02d-%02dT08:00:00Z"
                        .formatted(random.nextInt(10, 30), random.nextInt(1, 13), random.nextInt(1, 29)),
                random);
        List<String> addresses = new ArrayList<>();
        for (int address = random.nextInt(4); address > 0; address--) {
            addresses.add("smtp:alias" + random.nextInt(9) + "@contoso.com");
        }
        properties.put("proxyAddresses", addresses);
        return new SourcePerson(
                "tenant",
                "user-" + number,
                new SourcePerson.Change("c" + number, Instant.EPOCH, SourcePerson.Origin.BASELINE, 1),
                SourcePerson.Presence.PRESENT,
                properties,
                random.nextInt(5) == 0 ? null : "user-" + random.nextInt(number + 1),
                random.nextBoolean() ? List.of("sales-id") : List.of(),
                null);
    }

    private static void sometimes(Map<String, Object> properties, String name, Object value, SplittableRandom random) {
        if (random.nextInt(8) > 0) {
            properties.put(name, value);
        }
    }

    private static <T> T any(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}
