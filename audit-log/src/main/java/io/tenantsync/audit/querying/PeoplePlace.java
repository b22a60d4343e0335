package io.tenantsync.audit.querying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * A place in the list of people: after that person in that configuration.
 *
 * @param tenantId source tenant
 * @param userId object id in the source
 * @param configurationId which configuration
 */
public record PeoplePlace(String tenantId, String userId, String configurationId) {
    /** An opaque token for readers, made of letters, digits, {@code -} and {@code _}. */
    public String token() {
        String text = tenantId + "|" + userId + "|" + configurationId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * The place that a token stands for.
     *
     * @throws BadQuery if it is not one of ours
     */
    public static PeoplePlace of(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split("\\|", 3);
            if (parts.length == 3) {
                return new PeoplePlace(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException foreign) {
            throw unknown();
        }
        throw unknown();
    }

    private static BadQuery unknown() {
        return new BadQuery("The parameter after is not one that this list gave out. Use the value of next as it is, or"
                + " leave it out to begin anew.");
    }
}
