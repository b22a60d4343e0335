package io.tenantsync.emulator.directory.schema;

import static io.tenantsync.emulator.directory.schema.FilterOperator.COUNT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.ENDS_WITH;
import static io.tenantsync.emulator.directory.schema.FilterOperator.EQ;
import static io.tenantsync.emulator.directory.schema.FilterOperator.GE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.LE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NOT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.STARTS_WITH;
import static io.tenantsync.emulator.directory.schema.Trait.BY_DEFAULT;
import static io.tenantsync.emulator.directory.schema.Trait.INDEXED;
import static io.tenantsync.emulator.directory.schema.Trait.NOT_NULLABLE;
import static io.tenantsync.emulator.directory.schema.Trait.ON_PREMISES;
import static io.tenantsync.emulator.directory.schema.Trait.REQUIRED;
import static io.tenantsync.emulator.directory.schema.Trait.SORTABLE;
import static io.tenantsync.emulator.directory.schema.Trait.SORTABLE_ADVANCED;

import java.util.List;

/** The properties of a group: one row each, with everything that reading, filtering, sorting and writing go by. */
public final class GroupSchema {
    private static final Schema.Builder GROUP = new Schema.Builder();

    public static final Property ID = GROUP.add(Property.of("id", PropertyType.ID)
            .readOnly()
            .filtered(Filtering.CHOICE)
            .with(BY_DEFAULT));
    public static final Property DISPLAY_NAME =
            GROUP.add(text("displayName", 256).with(REQUIRED, INDEXED, BY_DEFAULT, SORTABLE, ON_PREMISES));
    public static final Property MAIL_NICKNAME =
            GROUP.add(text("mailNickname", 64).with(REQUIRED, INDEXED, BY_DEFAULT, ON_PREMISES));
    public static final Property DESCRIPTION = GROUP.add(text("description", 1024)
            .filtered(Filtering.plain(EQ, GE, LE, STARTS_WITH).announced(NE, NOT))
            .with(BY_DEFAULT, ON_PREMISES));
    public static final Property MAIL = GROUP.add(text("mail", 256).readOnly().with(BY_DEFAULT));
    public static final Property MAIL_ENABLED =
            GROUP.add(flag("mailEnabled").filtered(Filtering.CHOICE).with(REQUIRED, BY_DEFAULT));
    public static final Property SECURITY_ENABLED =
            GROUP.add(flag("securityEnabled").filtered(Filtering.CHOICE).with(REQUIRED, BY_DEFAULT));
    public static final Property GROUP_TYPES = GROUP.add(texts("groupTypes", 64)
            .filtered(Filtering.plain(EQ).announced(NOT, COUNT))
            .with(NOT_NULLABLE, BY_DEFAULT));
    public static final Property VISIBILITY =
            GROUP.add(text("visibility", 64).filtered(Filtering.NONE).with(BY_DEFAULT));
    public static final Property PROXY_ADDRESSES = GROUP.add(texts("proxyAddresses", 256)
            .readOnly()
            .filtered(Filtering.plain(EQ, GE, LE, STARTS_WITH).announced(NOT, ENDS_WITH, COUNT))
            .with(BY_DEFAULT));
    public static final Property CREATED_DATE_TIME =
            GROUP.add(time("createdDateTime").with(BY_DEFAULT));
    public static final Property DELETED_DATE_TIME =
            GROUP.add(time("deletedDateTime").with(BY_DEFAULT, SORTABLE_ADVANCED));
    public static final Property MEMBERS = GROUP.add(Property.of("members", PropertyType.REFERENCES));

    /** The schema of every tenant's groups. */
    public static final Schema SCHEMA = build();

    private GroupSchema() {}

    private static Property text(String name, int length) {
        return Property.of(name, PropertyType.STRING).upTo(length).filtered(Filtering.TEXT);
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

    private static Schema build() {
        GROUP.add(flag("onPremisesSyncEnabled")
                .readOnly()
                .filtered(Filtering.NULLABLE_CHOICE)
                .with(BY_DEFAULT));
        GROUP.add(text("classification", 64).with(BY_DEFAULT));
        GROUP.add(text("membershipRule", 3072).with(BY_DEFAULT));
        GROUP.add(text("membershipRuleProcessingState", 64).with(BY_DEFAULT));
        GROUP.add(text("preferredLanguage", 64).with(BY_DEFAULT));
        GROUP.add(text("preferredDataLocation", 64).with(BY_DEFAULT));
        GROUP.add(text("securityIdentifier", 184).readOnly().with(BY_DEFAULT));
        GROUP.add(text("theme", 64).filtered(Filtering.NONE).with(BY_DEFAULT));
        GROUP.add(text("uniqueName", 128).readOnly());
        GROUP.add(flag("isAssignableToRole").filtered(Filtering.CHOICE).with(BY_DEFAULT));
        GROUP.add(time("expirationDateTime").with(BY_DEFAULT));
        GROUP.add(time("renewedDateTime").with(BY_DEFAULT));
        GROUP.add(texts("resourceBehaviorOptions", 64).readOnly().with(BY_DEFAULT));
        GROUP.add(texts("resourceProvisioningOptions", 64).readOnly().with(BY_DEFAULT));
        List.of("onPremisesDomainName", "onPremisesNetBiosName", "onPremisesSamAccountName")
                .forEach(name -> GROUP.add(text(name, 256).readOnly().with(BY_DEFAULT)));
        GROUP.add(text("onPremisesSecurityIdentifier", 184).readOnly().with(BY_DEFAULT));
        GROUP.add(time("onPremisesLastSyncDateTime").with(BY_DEFAULT));
        List.of("isManagementRestricted", "hasMembersWithLicenseErrors", "isArchived")
                .forEach(name -> GROUP.add(flag(name).readOnly()));
        List.of("assignedLabels", "assignedLicenses", "onPremisesProvisioningErrors", "serviceProvisioningErrors")
                .forEach(name ->
                        GROUP.add(Property.of(name, PropertyType.COMPLEX_LIST).readOnly()));
        List.of(
                        "allowExternalSenders",
                        "autoSubscribeNewMembers",
                        "hideFromAddressLists",
                        "hideFromOutlookClients",
                        "isSubscribedByMail",
                        "unseenCount")
                .forEach(name -> GROUP.add(flag(name).elsewhere()));
        return GROUP.build("group");
    }
}
