package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import java.util.Set;

/** Parts of Graph that exist but are not emulated. They answer with Graph's own error and never with a wrong result. */
final class Elsewhere {
    private static final Set<String> TOP = Set.of(
            "subscriptions",
            "tenantRelationships",
            "auditLogs",
            "roleManagement",
            "identity",
            "identityGovernance",
            "identityProtection",
            "administrativeUnits",
            "devices",
            "deviceManagement",
            "deviceAppManagement",
            "drives",
            "sites",
            "shares",
            "teams",
            "chats",
            "communications",
            "reports",
            "security",
            "search",
            "subscribedSkus",
            "oauth2PermissionGrants",
            "directoryRoleTemplates",
            "groupSettings",
            "planner",
            "education",
            "places",
            "print",
            "solutions",
            "storage",
            "connections",
            "contracts",
            "schemaExtensions");
    private static final Set<String> BELOW_USERS = Set.of(
            "sponsors",
            "photo",
            "photos",
            "licenseDetails",
            "extensions",
            "authentication",
            "messages",
            "mailFolders",
            "events",
            "calendar",
            "calendars",
            "contacts",
            "drive",
            "drives",
            "onenote",
            "people",
            "outlook",
            "settings",
            "appRoleAssignments",
            "oauth2PermissionGrants",
            "ownedDevices",
            "ownedObjects",
            "registeredDevices",
            "createdObjects",
            "scopedRoleMemberOf",
            "transitiveReports",
            "getMemberGroups",
            "getMemberObjects",
            "checkMemberGroups",
            "checkMemberObjects",
            "assignLicense",
            "changePassword",
            "mailboxSettings",
            "inferenceClassification",
            "todo",
            "planner",
            "presence");
    private static final Set<String> BELOW_GROUPS = Set.of(
            "owners",
            "memberOf",
            "transitiveMemberOf",
            "photo",
            "drive",
            "drives",
            "sites",
            "calendar",
            "events",
            "threads",
            "conversations",
            "extensions",
            "settings",
            "appRoleAssignments",
            "team",
            "planner",
            "acceptedSenders",
            "rejectedSenders",
            "checkMemberGroups",
            "checkMemberObjects",
            "getMemberGroups",
            "getMemberObjects",
            "renew");

    private Elsewhere() {}

    /** What to answer to a first segment that no resource has. */
    static Refusal top(String segment) {
        if (segment.equals("me")) {
            return Refusal.badRequest("BadRequest", "/me request is only valid with delegated authentication flow.");
        }
        return TOP.contains(segment) ? GraphErrors.notImplemented() : GraphErrors.unknownSegment(segment);
    }

    /** What to answer to something below a user that is not emulated. */
    static Refusal belowUser(String segment) {
        return BELOW_USERS.contains(segment) ? GraphErrors.notImplemented() : GraphErrors.unknownSegment(segment);
    }

    /** What to answer to something below a group that is not emulated. */
    static Refusal belowGroup(String segment) {
        return BELOW_GROUPS.contains(segment) ? GraphErrors.notImplemented() : GraphErrors.unknownSegment(segment);
    }
}
