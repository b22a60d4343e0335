package io.tenantsync.mapper.mapping;

import java.util.List;
import java.util.stream.Stream;

/** The mapping of a configuration that names none: Entra's default for cross-tenant synchronization, in Graph's names. */
public final class DefaultMapping {
    private static final List<String> COPIED = List.of(
            "accountEnabled",
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
            "manager");

    private static final List<MappingRule> RULES = Stream.concat(
                    COPIED.stream().map(name -> MappingRule.direct(name, name)),
                    Stream.of(
                            MappingRule.constant(true, "showInAddressList", MappingRule.Apply.ALWAYS),
                            MappingRule.constant("Member", "userType", MappingRule.Apply.ON_CREATE)))
            .toList();

    private DefaultMapping() {}

    /** The rules, in a stable order. */
    public static List<MappingRule> rules() {
        return RULES;
    }
}
