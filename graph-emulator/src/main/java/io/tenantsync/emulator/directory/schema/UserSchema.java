package io.tenantsync.emulator.directory.schema;

import static io.tenantsync.emulator.directory.schema.Filtering.ADVANCED;
import static io.tenantsync.emulator.directory.schema.Filtering.NONE;

import java.util.List;
import java.util.stream.IntStream;

/** The properties of a user. */
public final class UserSchema {
    private static final Schema.Builder USER = new Schema.Builder();

    public static final Property ID =
            USER.add(Property.of("id", PropertyType.ID).readOnly().shownByDefault());
    public static final Property USER_PRINCIPAL_NAME = USER.add(
            string("userPrincipalName").upTo(113).mandatory().withIndex().shownByDefault());
    public static final Property DISPLAY_NAME =
            USER.add(string("displayName").upTo(256).mandatory().shownByDefault());
    public static final Property GIVEN_NAME =
            USER.add(string("givenName").upTo(64).shownByDefault());
    public static final Property SURNAME = USER.add(string("surname").upTo(64).shownByDefault());
    public static final Property MAIL =
            USER.add(string("mail").upTo(256).withIndex().shownByDefault());
    public static final Property MAIL_NICKNAME =
            USER.add(string("mailNickname").upTo(64).mandatory());
    public static final Property ACCOUNT_ENABLED =
            USER.add(Property.of("accountEnabled", PropertyType.BOOLEAN).mandatory());
    public static final Property USER_TYPE = USER.add(string("userType").notNullable());
    public static final Property JOB_TITLE =
            USER.add(string("jobTitle").upTo(128).shownByDefault());
    public static final Property DEPARTMENT = USER.add(string("department").upTo(64));
    public static final Property COMPANY_NAME =
            USER.add(string("companyName").upTo(64).filtered(ADVANCED));
    public static final Property OFFICE_LOCATION =
            USER.add(string("officeLocation").upTo(128).filtered(ADVANCED).shownByDefault());
    public static final Property EMPLOYEE_ID =
            USER.add(string("employeeId").upTo(16).withIndex());
    public static final Property EMPLOYEE_TYPE = USER.add(string("employeeType").filtered(ADVANCED));
    public static final Property EMPLOYEE_HIRE_DATE =
            USER.add(Property.of("employeeHireDate", PropertyType.DATE_TIME).filtered(ADVANCED));
    public static final Property EMPLOYEE_ORG_DATA = USER.add(Property.of("employeeOrgData", PropertyType.COMPLEX)
            .with(List.of("division", "costCenter"))
            .filtered(ADVANCED));
    public static final Property BUSINESS_PHONES = USER.add(Property.of("businessPhones", PropertyType.STRINGS)
            .upTo(64)
            .notNullable()
            .filtered(ADVANCED)
            .shownByDefault());
    public static final Property MOBILE_PHONE =
            USER.add(string("mobilePhone").upTo(64).filtered(ADVANCED).shownByDefault());
    public static final Property FAX_NUMBER =
            USER.add(string("faxNumber").upTo(64).filtered(ADVANCED));
    public static final Property STREET_ADDRESS =
            USER.add(string("streetAddress").upTo(1024).filtered(ADVANCED));
    public static final Property CITY = USER.add(string("city").upTo(128));
    public static final Property STATE = USER.add(string("state").upTo(128));
    public static final Property POSTAL_CODE =
            USER.add(string("postalCode").upTo(40).filtered(ADVANCED));
    public static final Property COUNTRY = USER.add(string("country").upTo(128));
    public static final Property USAGE_LOCATION =
            USER.add(string("usageLocation").upTo(2).notNullable());
    public static final Property PREFERRED_LANGUAGE =
            USER.add(string("preferredLanguage").filtered(ADVANCED).shownByDefault());
    public static final Property OTHER_MAILS = USER.add(Property.of("otherMails", PropertyType.STRINGS)
            .upTo(250)
            .notNullable()
            .withIndex());
    public static final Property PROXY_ADDRESSES = USER.add(
            Property.of("proxyAddresses", PropertyType.STRINGS).readOnly().withIndex());
    public static final Property IDENTITIES = USER.add(Property.of("identities", PropertyType.COMPLEX_LIST)
            .with(List.of("signInType", "issuer", "issuerAssignedId"))
            .readOnly());
    public static final Property CREATED_DATE_TIME =
            USER.add(Property.of("createdDateTime", PropertyType.DATE_TIME).readOnly());
    public static final Property DELETED_DATE_TIME =
            USER.add(Property.of("deletedDateTime", PropertyType.DATE_TIME).readOnly());
    public static final Property CREATION_TYPE = USER.add(string("creationType").readOnly());
    public static final Property EXTERNAL_USER_STATE =
            USER.add(string("externalUserState").readOnly());
    public static final Property EXTERNAL_USER_STATE_CHANGED =
            USER.add(Property.of("externalUserStateChangeDateTime", PropertyType.DATE_TIME)
                    .readOnly());
    public static final Property SHOW_IN_ADDRESS_LIST =
            USER.add(Property.of("showInAddressList", PropertyType.BOOLEAN).filtered(ADVANCED));
    public static final Property EXTENSION_ATTRIBUTES =
            USER.add(Property.of("onPremisesExtensionAttributes", PropertyType.COMPLEX)
                    .with(IntStream.rangeClosed(1, 15)
                            .mapToObj(n -> "extensionAttribute" + n)
                            .toList())
                    .upTo(1024)
                    .filtered(ADVANCED));
    public static final Property ON_PREMISES_SYNC_ENABLED =
            USER.add(Property.of("onPremisesSyncEnabled", PropertyType.BOOLEAN).readOnly());
    public static final Property ON_PREMISES_IMMUTABLE_ID =
            USER.add(string("onPremisesImmutableId").upTo(64));
    public static final Property PASSWORD_POLICIES =
            USER.add(string("passwordPolicies").filtered(NONE));
    public static final Property PASSWORD_PROFILE = USER.add(
            Property.of("passwordProfile", PropertyType.PASSWORD).mandatory().filtered(NONE));
    public static final Property AGE_GROUP = USER.add(string("ageGroup"));
    public static final Property CONSENT_PROVIDED_FOR_MINOR = USER.add(string("consentProvidedForMinor"));
    public static final Property SECURITY_IDENTIFIER =
            USER.add(string("securityIdentifier").readOnly());
    public static final Property MANAGER =
            USER.add(Property.of("manager", PropertyType.REFERENCE).filtered(NONE));

    /** The schema of a tenant in which no directory extension has been registered. */
    public static final Schema SCHEMA = build();

    private UserSchema() {}

    private static Property string(String name) {
        return Property.of(name, PropertyType.STRING);
    }

    private static Schema build() {
        List.of(
                        "aboutMe",
                        "birthday",
                        "hireDate",
                        "interests",
                        "mySite",
                        "pastProjects",
                        "preferredName",
                        "responsibilities",
                        "schools",
                        "skills",
                        "mailboxSettings")
                .forEach(name -> USER.add(string(name).elsewhere()));
        return USER.build("user");
    }
}
