package io.tenantsync.writer.writing.recognising;

import io.tenantsync.writer.writing.outcomes.Trouble;

/** The reasons for leaving an account to a person's judgement, in words for that person. */
public final class Conflicts {
    private static final String CHOOSE =
            "Look at the accounts named as candidates, then adopt the right one, or free the address there.";

    private Conflicts() {}

    static Trouble stampedForAnother() {
        return new Trouble(
                "EntryConflict",
                "The target account is marked as another source user's; an address may have been given to somebody new.",
                "If it is really this person's, clear its anchor in the target and provision again; otherwise free the"
                        + " address.");
    }

    static Trouble stampGone() {
        return new Trouble(
                "EntryConflict",
                "The target account has no anchor any more, so it may not be ours to disable or delete.",
                "Provision the person again to renew the anchor, or remove the account in the target by hand.");
    }

    static Trouble deletedAccountOfAnother() {
        return new Trouble(
                "EntryConflict",
                "The target account is deleted and is not marked as this person's.",
                "Restore it or delete it permanently in the target, then provision the person again.");
    }

    static Trouble deletedThere() {
        return new Trouble(
                "EntryConflict",
                "This person's account is among the target's deleted items and it was not us who deleted it last.",
                "Restore it in the target, or delete it permanently there so that the person is invited anew.");
    }

    static Trouble severalStamped() {
        return new Trouble(
                "DuplicateTargetEntries",
                "Several target accounts are marked as this person's.",
                "Clear the anchor of, or delete permanently, all but the right one.");
    }

    static Trouble severalAlike() {
        return new Trouble(
                "DuplicateTargetEntries", "Several target accounts have this person's name or addresses.", CHOOSE);
    }

    static Trouble sameAddress() {
        return new Trouble(
                "EntryConflict",
                "Another external user of the target has one of this person's addresses, which does not prove that it is"
                        + " the same person.",
                CHOOSE);
    }

    static Trouble internalUser() {
        return new Trouble(
                "InvitationCreationFailureAmbiguousUser",
                "An internal user of the target has this account or one of this person's addresses. Internal users are"
                        + " never written.",
                "Free the address in the target, or take the person out of scope.");
    }

    static Trouble masteredOnPremises() {
        return new Trouble(
                "AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises",
                "The target account is owned by an on-premises directory.",
                "Stop its synchronization from on-premises, or take the person out of scope.");
    }

    static Trouble redeemedElsewhere() {
        return new Trouble(
                "EntryConflict",
                "The invitation was redeemed with an account that is no work account of an Entra tenant. Somebody else"
                        + " may be signing in here.",
                "Check who it is; reset the redemption of the account in the target, then provision the person again.");
    }

    /** The invitation itself was refused because of an account that no search shows. */
    public static Trouble refusedAsKnown(String reason) {
        return new Trouble("InvitationCreationFailureAmbiguousUser", reason, CHOOSE);
    }
}
