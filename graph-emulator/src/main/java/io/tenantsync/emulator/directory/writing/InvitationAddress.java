package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Refusal;
import java.util.regex.Pattern;

/** What an invitation may be sent to, and the principal name that comes of it. */
final class InvitationAddress {
    private static final Pattern ALLOWED = Pattern.compile("[^~!#$%^&*()+=\\[\\]{}\\\\/;:\"<>?,|@\\s]+");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\\.[A-Za-z]{2,}");

    private InvitationAddress() {}

    static void check(String address) {
        int at = address.indexOf('@');
        boolean valid = at > 0
                && at == address.lastIndexOf('@')
                && localPart(address.substring(0, at))
                && DOMAIN.matcher(address.substring(at + 1)).matches();
        if (!valid) {
            throw Refusal.badRequest("BadRequest", "Invalid invited user email address: " + address);
        }
    }

    /** {@code local_domain#EXT#@<initial domain>}. */
    static String principalName(String address, String initialDomain) {
        return address.replace('@', '_') + "#EXT#@" + initialDomain;
    }

    private static boolean localPart(String local) {
        char first = local.charAt(0);
        char last = local.charAt(local.length() - 1);
        return ALLOWED.matcher(local).matches() && ".-".indexOf(first) < 0 && ".-".indexOf(last) < 0;
    }
}
