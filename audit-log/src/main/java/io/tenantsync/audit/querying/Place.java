package io.tenantsync.audit.querying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in the log: after the entry with that time and id. Entries that arrive later do not shift it, as they would a
 * number of entries to skip.
 *
 * @param at time of the last entry that was read
 * @param id its id
 */
public record Place(Instant at, String id) {
    private static final String VERSION = "1";

    /** An opaque token for readers, made of letters, digits, {@code -} and {@code _}. */
    public String token() {
        String text = VERSION + "|" + at + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * The place that a token stands for.
     *
     * @throws BadQuery if it is not one of ours
     */
    public static Place of(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split("\\|", 3);
            if (parts.length == 3 && parts[0].equals(VERSION)) {
                return new Place(Instant.parse(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw unknown();
        }
        throw unknown();
    }

    private static BadQuery unknown() {
        return new BadQuery(
                "The $skiptoken is not one that this log gave out. Follow @odata.nextLink as it is, or leave"
                        + " $skiptoken out to begin anew.");
    }
}
