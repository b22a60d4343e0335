package io.tenantsync.mapper.mapping;

import io.tenantsync.mapper.expression.Expression;
import io.tenantsync.mapper.expression.Outcome;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address under which a person is invited, judged before any call is made. */
public sealed interface InvitationAddress {
    /** Characters that invitations do not take in an address. */
    String REFUSED = "~!#$%^&*()+=[]{}\\/;:\"<>?,| ";

    /** It can be invited. */
    record Usable(String address) implements InvitationAddress {}

    /**
     * It cannot.
     *
     * @param code one of Entra's error codes
     * @param reason why, for people
     * @param remedy what a person can do
     */
    record Unusable(String code, String reason, String remedy) implements InvitationAddress {}

    /**
     * Computes and judges the address.
     *
     * @param rule null = the source user principal name
     * @param sourceDomains verified domains of the source; empty = not known yet, then the domain is not judged
     */
    static InvitationAddress of(@Nullable Expression rule, SourcePerson person, Collection<String> sourceDomains) {
        if (rule == null) {
            return judged(person.text("userPrincipalName"), sourceDomains);
        }
        return switch (rule.evaluate(Circumstances.NONE.inputs(person, "invitation"))) {
            case Outcome.Value value -> judged(value.value().toString(), sourceDomains);
            case Outcome.Failed failed ->
                new Unusable(
                        "MissingValues",
                        "The expression for the invitation address failed. " + failed.message(),
                        "Mend the expression under invitation, or the person's attributes");
            case Outcome.Empty ignored -> judged(null, sourceDomains);
            case Outcome.LeaveAlone ignored -> judged(null, sourceDomains);
        };
    }

    private static InvitationAddress judged(@Nullable String address, Collection<String> sourceDomains) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        if (address == null || at < 1 || at == address.length() - 1) {
            return new Unusable(
                    "MissingValues",
                    "There is no address to invite",
                    "Give the person a user principal name, or change the expression under invitation");
        }
        String refused = refusedPart(address.substring(0, at));
        if (refused != null) {
            return new Unusable(
                    "InvitationCreationFailureInvalidPropertyValue",
                    "Invitations do not take an address with " + refused,
                    "Rename the person, or compute another address of a verified domain under invitation");
        }
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean verified =
                sourceDomains.isEmpty() || sourceDomains.stream().anyMatch(known -> known.equalsIgnoreCase(domain));
        return verified
                ? new Usable(address)
                : new Unusable(
                        "InvalidDomain",
                        "The domain " + domain
                                + " of the invitation address is not a verified domain of the source tenant",
                        "Invite under an address of one of " + String.join(", ", sourceDomains));
    }

    private static @Nullable String refusedPart(String localPart) {
        for (char each : localPart.toCharArray()) {
            if (REFUSED.indexOf(each) >= 0) {
                return "the character " + (each == ' ' ? "blank" : each);
            }
        }
        boolean edge =
                ".-".indexOf(localPart.charAt(0)) >= 0 || ".-".indexOf(localPart.charAt(localPart.length() - 1)) >= 0;
        return edge ? "a dot or dash at the start or end of its local part" : null;
    }
}
