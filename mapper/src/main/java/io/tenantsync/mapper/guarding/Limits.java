package io.tenantsync.mapper.guarding;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much of one cause may happen without asking people. Each limit holds for one cause together with what was granted in
 * the window before.
 *
 * @param maxRemovals most disables and deletes
 * @param maxPercent most of them, or emptied attributes, as a share of the people with an account
 * @param minCount the share counts only from this many on
 * @param window how long back what was granted counts
 * @param maxCreations most invitations; null = no limit
 * @param maxClears most people of whom the same attribute is emptied
 */
public record Limits(
        int maxRemovals,
        int maxPercent,
        int minCount,
        Duration window,
        @Nullable Integer maxCreations,
        int maxClears) {
    /** What holds where a configuration says nothing. */
    public static final Limits USUAL = new Limits(500, 10, 5, Duration.ofHours(24), null, 500);

    /** Whether anybody has to ask before this. */
    public boolean guards(Intent intent) {
        return switch (intent.kind()) {
            case DISABLE, SOFT_DELETE, CLEAR -> true;
            case CREATE -> maxCreations != null;
        };
    }

    /**
     * Judges one subject of one cause.
     *
     * @param asked people of the cause
     * @param earlier granted in the window before
     * @param linked people with an account; empty = not known
     * @return why not, for people; null when it may happen
     */
    public @Nullable String judge(String subject, long asked, long earlier, OptionalLong linked) {
        long total = asked + earlier;
        if (subject.equals(Intent.CREATION)) {
            return maxCreations == null || total <= maxCreations
                    ? null
                    : tooMany("creations", asked, earlier, maxCreations, "maxCreations");
        }
        boolean removal = subject.equals(Intent.REMOVAL);
        String what = removal ? "removals" : "people whose " + subject.substring(Intent.CLEAR.length()) + " is emptied";
        int most = removal ? maxRemovals : maxClears;
        if (total > most) {
            return tooMany(what, asked, earlier, most, removal ? "maxRemovals" : "maxClears");
        }
        if (total < minCount) {
            return null;
        }
        if (linked.isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "%,d %s, and it is not known how many people have an account, so that the share cannot be told",
                    total,
                    what);
        }
        return total * 100 <= maxPercent * linked.getAsLong()
                ? null
                : String.format(
                        Locale.ROOT,
                        "%,d %s%s of %,d people with an account are more than %d %% (maxPercent of the guard)",
                        asked,
                        what,
                        before(earlier),
                        linked.getAsLong(),
                        maxPercent);
    }

    private String tooMany(String what, long asked, long earlier, int most, String limit) {
        return String.format(
                Locale.ROOT, "%,d %s%s are more than %,d (%s of the guard)", asked, what, before(earlier), most, limit);
    }

    private String before(long earlier) {
        return earlier == 0
                ? ""
                : String.format(Locale.ROOT, ", with %,d more within the last %s,", earlier, spoken(window));
    }

    private static String spoken(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
