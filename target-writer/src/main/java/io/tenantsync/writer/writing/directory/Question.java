package io.tenantsync.writer.writing.directory;

import java.util.Locale;

/**
 * One thing to find out: which accounts have this value?
 *
 * @param among live accounts or deleted ones
 * @param property Graph name; id and extensions included
 * @param value what it shall be; letter case does not matter
 * @param withManager whether the manager is wanted as well
 * @param direct whether the very account is read and not searched for: searches lag behind writes, and a direct read costs
 *     a request of its own. Only live accounts by id
 */
public record Question(Among among, String property, String value, boolean withManager, boolean direct) {

    /** Where to look. */
    public enum Among {
        LIVE,
        DELETED
    }

    public Question {
        value = value.toLowerCase(Locale.ROOT);
    }

    public static Question live(String property, String value) {
        return new Question(Among.LIVE, property, value, false, false);
    }

    public static Question deleted(String property, String value) {
        return new Question(Among.DELETED, property, value, false, false);
    }

    /** Reads the live account with that id. */
    public static Question direct(String id) {
        return new Question(Among.LIVE, "id", id, false, true);
    }

    /** The same, with the manager. */
    public Question andManager() {
        return new Question(among, property, value, true, direct);
    }

    /** Values are personal data. */
    @Override
    public String toString() {
        return "Question[" + among + ", " + property + "]";
    }
}
