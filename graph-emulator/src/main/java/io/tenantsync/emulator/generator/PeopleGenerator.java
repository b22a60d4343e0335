package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.generator.Culture.City;
import io.tenantsync.emulator.generator.Culture.Name;
import io.tenantsync.emulator.organisation.TenantDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the people of one tenant, one after the other. */
final class PeopleGenerator {
    private static final int GUEST_PERCENT = 5;
    private static final int DISABLED_PERCENT = 3;
    private static final int ALWAYS_GOOD = 30;
    private static final List<String> FOREIGN =
            List.of("adatum.com", "litwareinc.com", "proseware.com", "northwindtraders.com", "gmail.com");

    private final long seed;
    private final TenantDefinition tenant;
    private final List<Culture> cultures = Cultures.all();
    private final List<String[]> colleagues;
    private final Map<String, Integer> aliases = new HashMap<>();

    /**
     * @param famous whether the first people are those whom everybody knows from the documentation
     */
    PeopleGenerator(long seed, TenantDefinition tenant, boolean famous) {
        this.seed = seed;
        this.tenant = tenant;
        this.colleagues = famous ? Cultures.rows("colleagues.txt") : List.of();
        colleagues.forEach(row -> aliases.put(row[2], 1));
    }

    /** The person of that number; to be asked for in order. */
    UserBuilder person(int number) {
        Draw draw = Draw.of(seed, tenant.tenantId(), "user", number);
        UserBuilder user = new UserBuilder(draw.id()).created(draw.below(50_000));
        if (number < colleagues.size()) {
            return colleague(user, draw, number);
        }
        Culture culture = draw.one(cultures);
        Name given = draw.one(culture.givenNames());
        Name surname = draw.one(culture.surnames());
        user.set(UserSchema.DISPLAY_NAME, displayName(culture, given, surname))
                .set(UserSchema.GIVEN_NAME, given.written())
                .set(UserSchema.SURNAME, surname.written());
        String alias = alias(given.ascii() + "." + surname.ascii());
        if (number >= ALWAYS_GOOD && draw.percent(GUEST_PERCENT)) {
            String address = alias + "@" + draw.one(FOREIGN);
            return user.guest(address, address, tenant.initialDomain());
        }
        user.internal(alias, tenant.defaultDomain(), tenant.initialDomain())
                .set(UserSchema.ACCOUNT_ENABLED, number < ALWAYS_GOOD || !draw.percent(DISABLED_PERCENT));
        String department = number == 0 ? "Executive" : draw.one(Departments.WEIGHTED);
        String title = number == 0 ? "President" : draw.one(Departments.titles(department));
        return details(user, draw, culture, department, title, number);
    }

    private UserBuilder colleague(UserBuilder user, Draw draw, int number) {
        String[] row = colleagues.get(number);
        user.set(UserSchema.DISPLAY_NAME, row[0] + " " + row[1])
                .set(UserSchema.GIVEN_NAME, row[0])
                .set(UserSchema.SURNAME, row[1])
                .set(UserSchema.ACCOUNT_ENABLED, true)
                .internal(row[2], tenant.defaultDomain(), tenant.initialDomain());
        return details(user, draw, cultures.getFirst(), row[3], row[4], number);
    }

    private UserBuilder details(
            UserBuilder user, Draw draw, Culture culture, String department, String title, int number) {
        City city = draw.one(culture.cities());
        String company =
                Character.toUpperCase(tenant.name().charAt(0)) + tenant.name().substring(1);
        return user.set(UserSchema.DEPARTMENT, department)
                .set(UserSchema.JOB_TITLE, title)
                .set(UserSchema.COMPANY_NAME, company)
                .set(UserSchema.OFFICE_LOCATION, (1 + draw.below(40)) + "/" + (1000 + draw.below(3000)))
                .set(UserSchema.STREET_ADDRESS, maybe(draw, 80, "Main Street " + (1 + draw.below(200))))
                .set(UserSchema.CITY, city.name())
                .set(UserSchema.STATE, city.state())
                .set(UserSchema.POSTAL_CODE, city.postalCode())
                .set(UserSchema.COUNTRY, culture.country())
                .set(UserSchema.USAGE_LOCATION, culture.countryCode())
                .set(UserSchema.PREFERRED_LANGUAGE, culture.language())
                .set(UserSchema.BUSINESS_PHONES, List.of(culture.phone() + " " + (1000 + draw.below(9000))))
                .set(UserSchema.MOBILE_PHONE, maybe(draw, 60, culture.phone() + " " + (1000 + draw.below(9000))))
                .set(UserSchema.EMPLOYEE_TYPE, draw.percent(90) ? "Employee" : "Contractor")
                .set(UserSchema.EMPLOYEE_ID, String.valueOf(100_000 + number));
    }

    private static @Nullable String maybe(Draw draw, int percent, String value) {
        return draw.percent(percent) ? value : null;
    }

    private static String displayName(Culture culture, Name given, Name surname) {
        if (!culture.familyNameFirst()) {
            return given.written() + " " + surname.written();
        }
        return surname.written() + " " + given.written();
    }

    private String alias(String wanted) {
        int count = aliases.merge(wanted, 1, Integer::sum);
        return count == 1 ? wanted : wanted + count;
    }
}
