package io.tenantsync.emulator.directory.schema;

import static io.tenantsync.emulator.directory.schema.FilterOperator.COUNT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.ENDS_WITH;
import static io.tenantsync.emulator.directory.schema.FilterOperator.EQ;
import static io.tenantsync.emulator.directory.schema.FilterOperator.GE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.IN;
import static io.tenantsync.emulator.directory.schema.FilterOperator.LE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NOT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NULL;
import static io.tenantsync.emulator.directory.schema.FilterOperator.STARTS_WITH;
import static io.tenantsync.emulator.directory.schema.Trait.BY_DEFAULT;
import static io.tenantsync.emulator.directory.schema.Trait.INDEXED;
import static io.tenantsync.emulator.directory.schema.Trait.NOT_NULLABLE;
import static io.tenantsync.emulator.directory.schema.Trait.ON_PREMISES;
import static io.tenantsync.emulator.directory.schema.Trait.REQUIRED;
import static io.tenantsync.emulator.directory.schema.Trait.SENSITIVE;
import static io.tenantsync.emulator.directory.schema.Trait.SORTABLE;
import static io.tenantsync.emulator.directory.schema.Trait.SORTABLE_ADVANCED;
import static io.tenantsync.emulator.directory.schema.Trait.UNREADABLE;

import java.util.List;
import java.util.stream.IntStream;

/** The properties of a user: one row each, with everything that reading, filtering, sorting and writing go by. */
public final class UserSchema {
    private static final Schema.Builder USER = new Schema.Builder();

    public static final Property ID = USER.add(Property.of("id", PropertyType.ID)
            .readOnly()
            .filtered(Filtering.CHOICE)
            .with(BY_DEFAULT));
    public static final Property USER_PRINCIPAL_NAME = USER.add(text("userPrincipalName", 113)
            .filtered(Filtering.NAME)
            .with(REQUIRED, INDEXED, BY_DEFAULT, SORTABLE, SENSITIVE, ON_PREMISES));
    public static final Property DISPLAY_NAME =
            USER.add(text("displayName", 256).with(REQUIRED, BY_DEFAULT, SORTABLE, ON_PREMISES));
    public static final Property GIVEN_NAME = USER.add(text("givenName", 64).with(BY_DEFAULT, ON_PREMISES));
    public static final Property SURNAME = USER.add(text("surname", 64).with(BY_DEFAULT, ON_PREMISES));
    public static final Property MAIL = USER.add(text("mail", 256)
            .filtered(Filtering.NAME.announced(NE, NOT, ENDS_WITH, NULL))
            .with(INDEXED, BY_DEFAULT, ON_PREMISES));
    public static final Property MAIL_NICKNAME =
            USER.add(text("mailNickname", 64).with(REQUIRED, ON_PREMISES));
    public static final Property ACCOUNT_ENABLED =
            USER.add(flag("accountEnabled").filtered(Filtering.CHOICE).with(REQUIRED, SENSITIVE, ON_PREMISES));
    public static final Property USER_TYPE =
            USER.add(text("userType", 64).filtered(Filtering.NULLABLE_CHOICE).with(NOT_NULLABLE));
    public static final Property JOB_TITLE = USER.add(text("jobTitle", 128).with(BY_DEFAULT, ON_PREMISES));
    public static final Property DEPARTMENT = USER.add(text("department", 64).with(ON_PREMISES));
    public static final Property COMPANY_NAME = USER.add(advanced("companyName", 64));
    public static final Property OFFICE_LOCATION =
            USER.add(advanced("officeLocation", 128).with(BY_DEFAULT));
    public static final Property EMPLOYEE_ID = USER.add(text("employeeId", 16).with(INDEXED, ON_PREMISES));
    public static final Property EMPLOYEE_TYPE = USER.add(advanced("employeeType", 1024));
    public static final Property EMPLOYEE_HIRE_DATE = USER.add(Property.of("employeeHireDate", PropertyType.DATE_TIME)
            .filtered(Filtering.NONE.announced(EQ, NE, NOT, GE, LE, IN)));
    public static final Property EMPLOYEE_ORG_DATA = USER.add(Property.of("employeeOrgData", PropertyType.COMPLEX)
            .of(List.of("division", "costCenter"))
            .filtered(Filtering.NONE.announced(EQ, NE, NOT, GE, LE, IN)));
    public static final Property BUSINESS_PHONES = USER.add(texts("businessPhones", 64)
            .filtered(Filtering.NONE.announced(EQ, NOT, GE, LE, STARTS_WITH, COUNT))
            .with(NOT_NULLABLE, BY_DEFAULT, SENSITIVE, ON_PREMISES));
    public static final Property MOBILE_PHONE =
            USER.add(advanced("mobilePhone", 64).with(BY_DEFAULT, SENSITIVE));
    public static final Property FAX_NUMBER = USER.add(advanced("faxNumber", 64));
    public static final Property STREET_ADDRESS = USER.add(advanced("streetAddress", 1024));
    public static final Property CITY = USER.add(text("city", 128).with(ON_PREMISES));
    public static final Property STATE = USER.add(text("state", 128).with(ON_PREMISES));
    public static final Property POSTAL_CODE = USER.add(advanced("postalCode", 40));
    public static final Property COUNTRY = USER.add(text("country", 128).with(ON_PREMISES));
    public static final Property USAGE_LOCATION =
            USER.add(text("usageLocation", 2).with(NOT_NULLABLE));
    public static final Property PREFERRED_LANGUAGE =
            USER.add(advanced("preferredLanguage", 64).with(BY_DEFAULT));
    public static final Property OTHER_MAILS = USER.add(texts("otherMails", 250)
            .filtered(Filtering.plain(EQ, IN, GE, LE, STARTS_WITH).announced(NOT, ENDS_WITH, COUNT))
            .with(NOT_NULLABLE, INDEXED, SENSITIVE));
    public static final Property PROXY_ADDRESSES = USER.add(texts("proxyAddresses", 256)
            .readOnly()
            .filtered(Filtering.plain(EQ, GE, LE, STARTS_WITH).announced(NOT, ENDS_WITH, COUNT))
            .with(INDEXED));
    public static final Property IDENTITIES = USER.add(
            many("identities", "signInType", "issuer", "issuerAssignedId").filtered(Filtering.plain(EQ)));
    public static final Property CREATED_DATE_TIME =
            USER.add(time("createdDateTime").with(SORTABLE_ADVANCED));
    public static final Property DELETED_DATE_TIME =
            USER.add(time("deletedDateTime").with(SORTABLE_ADVANCED));
    public static final Property CREATION_TYPE =
            USER.add(text("creationType", 64).readOnly().filtered(Filtering.CHOICE));
    public static final Property EXTERNAL_USER_STATE = USER.add(text("externalUserState", 64)
            .readOnly()
            .filtered(Filtering.plain(EQ).announced(IN, NE, NOT)));
    public static final Property EXTERNAL_USER_STATE_CHANGED =
            USER.add(time("externalUserStateChangeDateTime").filtered(Filtering.CHOICE));
    public static final Property SHOW_IN_ADDRESS_LIST = USER.add(flag("showInAddressList")
            .filtered(Filtering.NONE.announced(EQ, NE, NOT, IN))
            .with(ON_PREMISES, UNREADABLE));
    public static final Property EXTENSION_ATTRIBUTES =
            USER.add(Property.of("onPremisesExtensionAttributes", PropertyType.COMPLEX)
                    .of(IntStream.rangeClosed(1, 15)
                            .mapToObj(n -> "extensionAttribute" + n)
                            .toList())
                    .upTo(1024)
                    .filtered(Filtering.ADVANCED_CHOICE)
                    .with(ON_PREMISES));
    public static final Property ON_PREMISES_SYNC_ENABLED =
            USER.add(flag("onPremisesSyncEnabled").readOnly().filtered(Filtering.NULLABLE_CHOICE));
    public static final Property ON_PREMISES_IMMUTABLE_ID =
            USER.add(text("onPremisesImmutableId", 64).with(INDEXED, SENSITIVE, ON_PREMISES));
    public static final Property PASSWORD_POLICIES =
            USER.add(text("passwordPolicies", 128).filtered(Filtering.NONE.announced(NE, NOT, NULL)));
    public static final Property PASSWORD_PROFILE =
            USER.add(Property.of("passwordProfile", PropertyType.PASSWORD).with(REQUIRED, SENSITIVE));
    public static final Property AGE_GROUP = USER.add(text("ageGroup", 64).filtered(Filtering.CHOICE));
    public static final Property CONSENT_PROVIDED_FOR_MINOR =
            USER.add(text("consentProvidedForMinor", 64).filtered(Filtering.CHOICE));
    public static final Property SECURITY_IDENTIFIER = USER.add(text("securityIdentifier", 184)
            .readOnly()
            .filtered(Filtering.plain(EQ, IN, STARTS_WITH).announced(NE, NOT)));
    public static final Property MANAGER = USER.add(Property.of("manager", PropertyType.REFERENCE));
    /** Display names of the directory roles that the user holds. */
    public static final Property DIRECTORY_ROLES =
            USER.add(Property.of("directoryRoles", PropertyType.STRINGS).hidden());
    /** Whether Exchange holds a mailbox for the user. */
    public static final Property MAILBOX =
            USER.add(Property.of("mailbox", PropertyType.BOOLEAN).hidden());

    /** The schema of a tenant in which no directory extension has been registered. */
    public static final Schema SCHEMA = build();

    private UserSchema() {}

    private static Property text(String name, int length) {
        return Property.of(name, PropertyType.STRING).upTo(length).filtered(Filtering.TEXT);
    }

    private static Property advanced(String name, int length) {
        return text(name, length).filtered(Filtering.ADVANCED_TEXT).with(ON_PREMISES);
    }

    private static Property texts(String name, int length) {
        return Property.of(name, PropertyType.STRINGS).upTo(length);
    }

    private static Property flag(String name) {
        return Property.of(name, PropertyType.BOOLEAN);
    }

    private static Property time(String name) {
        return Property.of(name, PropertyType.DATE_TIME).readOnly().filtered(Filtering.TIME);
    }

    private static Property many(String name, String... members) {
        return Property.of(name, PropertyType.COMPLEX_LIST).of(List.of(members)).readOnly();
    }

    private static Schema build() {
        UserRarities.add(USER);
        return USER.build("user");
    }
}
