package io.tenantsync.emulator.directory.schema;

import static io.tenantsync.emulator.directory.schema.Filtering.NONE;

/** The properties of a group. */
public final class GroupSchema {
    private static final Schema.Builder GROUP = new Schema.Builder();

    public static final Property ID =
            GROUP.add(Property.of("id", PropertyType.ID).readOnly().shownByDefault());
    public static final Property DISPLAY_NAME =
            GROUP.add(string("displayName").upTo(256).mandatory().withIndex().shownByDefault());
    public static final Property MAIL_NICKNAME =
            GROUP.add(string("mailNickname").upTo(64).mandatory().withIndex().shownByDefault());
    public static final Property DESCRIPTION =
            GROUP.add(string("description").upTo(1024).filtered(NONE).shownByDefault());
    public static final Property MAIL = GROUP.add(string("mail").readOnly().shownByDefault());
    public static final Property MAIL_ENABLED = GROUP.add(
            Property.of("mailEnabled", PropertyType.BOOLEAN).mandatory().shownByDefault());
    public static final Property SECURITY_ENABLED = GROUP.add(
            Property.of("securityEnabled", PropertyType.BOOLEAN).mandatory().shownByDefault());
    public static final Property GROUP_TYPES = GROUP.add(
            Property.of("groupTypes", PropertyType.STRINGS).notNullable().shownByDefault());
    public static final Property VISIBILITY =
            GROUP.add(string("visibility").filtered(NONE).shownByDefault());
    public static final Property PROXY_ADDRESSES = GROUP.add(
            Property.of("proxyAddresses", PropertyType.STRINGS).readOnly().shownByDefault());
    public static final Property CREATED_DATE_TIME = GROUP.add(
            Property.of("createdDateTime", PropertyType.DATE_TIME).readOnly().shownByDefault());
    public static final Property DELETED_DATE_TIME = GROUP.add(
            Property.of("deletedDateTime", PropertyType.DATE_TIME).readOnly().shownByDefault());
    public static final Property MEMBERS =
            GROUP.add(Property.of("members", PropertyType.REFERENCES).filtered(NONE));

    /** The schema of every tenant's groups. */
    public static final Schema SCHEMA = GROUP.build("group");

    private GroupSchema() {}

    private static Property string(String name) {
        return Property.of(name, PropertyType.STRING);
    }
}
