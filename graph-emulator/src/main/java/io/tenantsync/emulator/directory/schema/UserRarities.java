package io.tenantsync.emulator.directory.schema;

import static io.tenantsync.emulator.directory.schema.FilterOperator.COUNT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.EQ;
import static io.tenantsync.emulator.directory.schema.FilterOperator.GE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.LE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NOT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.STARTS_WITH;

import java.util.List;

/** Properties of a user that hardly anybody has in this emulator; last, so that their slots cost nothing. */
final class UserRarities {
    private UserRarities() {}

    static void add(Schema.Builder user) {
        user.add(Property.of("employeeLeaveDateTime", PropertyType.DATE_TIME)
                .filtered(Filtering.NONE.announced(EQ, NOT, GE, LE)));
        user.add(Property.of("preferredDataLocation", PropertyType.STRING).upTo(64));
        user.add(Property.of("isResourceAccount", PropertyType.BOOLEAN)
                .readOnly()
                .filtered(Filtering.CHOICE));
        user.add(Property.of("imAddresses", PropertyType.STRINGS)
                .readOnly()
                .filtered(Filtering.plain(EQ, GE, LE, STARTS_WITH).announced(NOT, COUNT)));
        licences(user);
        onPremises(user);
        outside(user);
    }

    private static void licences(Schema.Builder user) {
        Filtering counted = Filtering.plain(EQ).announced(NOT, COUNT);
        user.add(many("assignedLicenses", "skuId", "disabledPlans").filtered(counted));
        user.add(many("assignedPlans", "assignedDateTime", "capabilityStatus", "service", "servicePlanId")
                .filtered(counted));
        user.add(many("provisionedPlans", "capabilityStatus", "provisioningStatus", "service")
                .filtered(counted));
        user.add(many("licenseAssignmentStates", "skuId", "state", "error"));
        user.add(many("onPremisesProvisioningErrors", "category", "occurredDateTime", "propertyCausingError", "value"));
        user.add(many("serviceProvisioningErrors", "createdDateTime", "isResolved", "serviceInstance"));
    }

    private static void onPremises(Schema.Builder user) {
        user.add(text("onPremisesDistinguishedName").filtered(Filtering.NONE));
        user.add(text("onPremisesDomainName").filtered(Filtering.NONE));
        user.add(text("onPremisesSamAccountName").filtered(Filtering.ADVANCED_TEXT));
        user.add(text("onPremisesSecurityIdentifier").filtered(Filtering.NULLABLE_CHOICE));
        user.add(text("onPremisesUserPrincipalName"));
        user.add(Property.of("onPremisesLastSyncDateTime", PropertyType.DATE_TIME)
                .readOnly()
                .filtered(Filtering.NONE.announced(EQ, NOT, GE, LE)));
    }

    private static void outside(Schema.Builder user) {
        user.add(text("legalAgeGroupClassification").filtered(Filtering.NONE));
        user.add(text("identityParentId").filtered(Filtering.NONE));
        user.add(time("lastPasswordChangeDateTime"));
        user.add(time("signInSessionsValidFromDateTime"));
        user.add(Property.of("isManagementRestricted", PropertyType.BOOLEAN).readOnly());
        List.of("authorizationInfo", "print", "customSecurityAttributes")
                .forEach(
                        name -> user.add(Property.of(name, PropertyType.COMPLEX).readOnly()));
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
                        "mailboxSettings",
                        "signInActivity",
                        "deviceEnrollmentLimit")
                .forEach(name -> user.add(Property.of(name, PropertyType.STRING).elsewhere()));
    }

    private static Property text(String name) {
        return Property.of(name, PropertyType.STRING).readOnly().filtered(Filtering.TEXT);
    }

    private static Property time(String name) {
        return Property.of(name, PropertyType.DATE_TIME).readOnly();
    }

    private static Property many(String name, String... members) {
        return Property.of(name, PropertyType.COMPLEX_LIST).of(List.of(members)).readOnly();
    }
}
