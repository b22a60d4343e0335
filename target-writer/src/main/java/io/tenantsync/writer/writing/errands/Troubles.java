package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.outcomes.Trouble;

/** Problems of the directory in Entra's codes and in words for an administrator. */
final class Troubles {
    private static final String REPEATED = "Nothing to do; it is tried again by itself.";

    private Troubles() {}

    static Trouble of(Problem problem) {
        return switch (problem) {
            case Problem.Throttled it -> new Trouble("TooManyRequests", it.reason(), REPEATED);
            case Problem.Unavailable it -> new Trouble("InternalServerError", it.reason(), REPEATED);
            case Problem.UnknownOutcome it -> new Trouble("Timeout", it.reason(), REPEATED);
            case Problem.NotSent it -> new Trouble("InternalError", it.reason(), REPEATED);
            case Problem.Unauthorised it ->
                new Trouble(
                        "Unauthorized",
                        it.reason(),
                        "Check the target credential in the tenants file: has it expired, is it the right application?");
            case Problem.Missing it ->
                new Trouble("InvalidAnchor", it.reason(), "Nothing to do; the account is looked up again.");
            case Problem.Refused it ->
                new Trouble(
                        it.code().contains("Quota") ? "AzureActiveDirectoryQuotaLimitExceeded" : "UnprocessableEntity",
                        it.reason(),
                        "Correct the value in the source or the mapping, or the setting in the target.");
            case Problem.Clash it ->
                new Trouble("EntryConflict", it.reason(), "Make the value unique, or map another one.");
            case Problem.Forbidden it ->
                new Trouble(
                        "InsufficientRights",
                        it.reason(),
                        "Grant the application the permission, or, if the user has an administrator role in the target,"
                                + " make the change there by hand.");
            case Problem.AgainstContract it ->
                new Trouble(
                        "NotPermitted", it.reason(), "Change the mapping, or the target's contract if it is wrong.");
        };
    }

    /** A search that is refused is our own mistake, or one in the set-up of the target. */
    static Trouble unread(Problem problem) {
        return problem instanceof Problem.Refused
                ? new Trouble(
                        "UnprocessableEntity",
                        problem.reason(),
                        "Check that the anchor extension is registered in the target (./tenantsync setup).")
                : of(problem);
    }

    static Trouble attributeRefused(String attribute, Problem problem) {
        return new Trouble(
                problem instanceof Problem.Forbidden ? "InsufficientRights" : "UnprocessableEntity",
                "The target does not accept " + attribute + ": " + problem.reason(),
                "Correct or unmap " + attribute + ", or change it in the target by hand; everything else was written.");
    }

    static Trouble invitationRefused(Problem problem) {
        return switch (problem) {
            case Problem.Forbidden it ->
                new Trouble(
                        "AzureActiveDirectoryForbidden",
                        it.reason(),
                        "Allow invitations in the target's external collaboration settings and grant User.Invite.All.");
            case Problem.Refused it ->
                it.code().contains("Quota")
                        ? of(it)
                        : new Trouble(
                                "InvitationCreationFailure",
                                it.reason(),
                                "Check the invitation address and the target's invitation and cross-tenant access"
                                        + " settings.");
            default -> of(problem);
        };
    }

    static Trouble managerMissing() {
        return new Trouble(
                "UnableToResolveReferenceAttributeValue",
                "The manager's account was not found in the target.",
                "Nothing to do; the manager is set when the account is there.");
    }

    static Trouble blockedThere() {
        return new Trouble(
                "TargetDiffers",
                "The account is blocked in the target, and not by us. It stays blocked.",
                "Unblock it in the target if it should be usable.");
    }

    static Trouble deletedThere(boolean forGood) {
        return forGood
                ? new Trouble(
                        "InvalidAnchor",
                        "The linked account is gone from the target, and it was not us who deleted it.",
                        "Provision the person on demand if the account should be made anew.")
                : new Trouble(
                        "TargetDiffers",
                        "The linked account was deleted in the target, and not by us. It stays deleted.",
                        "Restore it in the target if the person should be there.");
    }

    static Trouble unseenInvitation() {
        return new Trouble(
                "Timeout",
                "It is not known whether the invitation was carried out: no answer came, and the account does not show.",
                "Nothing to do; the account is looked for again before anybody is invited a second time.");
    }

    static Trouble outOfTime() {
        return new Trouble("Timeout", "The work took longer than its time.", REPEATED);
    }

    static Trouble broken() {
        return new Trouble(
                "InternalError",
                "The writer failed on this person.",
                "See the writer's log; it is tried again by itself.");
    }
}
