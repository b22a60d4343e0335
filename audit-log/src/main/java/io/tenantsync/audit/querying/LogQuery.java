package io.tenantsync.audit.querying;

import org.jspecify.annotations.Nullable;

/**
 * What a reader wants of the log.
 *
 * @param filter null = everything
 * @param newestFirst the order in time; entries of the same time are ordered by id
 * @param after null = from the beginning
 * @param top most entries in the answer, from 1 to {@link #MOST}
 */
public record LogQuery(
        @Nullable Filter filter,
        boolean newestFirst,
        @Nullable Place after,
        int top) {
    public static final int USUAL = 50;
    public static final int MOST = 1_000;

    /**
     * Reads the OData options; null = not given.
     *
     * @throws BadQuery if one of them cannot be understood or answered
     */
    public static LogQuery of(
            @Nullable String filter, @Nullable String orderBy, @Nullable String skipToken, @Nullable String top) {
        return new LogQuery(
                filter == null ? null : FilterParser.parse(filter),
                orderBy == null || newestFirst(orderBy),
                skipToken == null ? null : Place.of(skipToken),
                top == null ? USUAL : top(top));
    }

    private static boolean newestFirst(String orderBy) {
        return switch (orderBy.strip().replaceAll("\\s+", " ")) {
            case "activityDateTime desc" -> true;
            case "activityDateTime", "activityDateTime asc" -> false;
            default ->
                throw new BadQuery("Invalid $orderby: " + orderBy
                        + ". The log can be ordered by activityDateTime, with asc or desc after it.");
        };
    }

    /** How many are wanted, as a reader wrote it. */
    public static int top(String text) {
        try {
            int top = Integer.parseInt(text);
            if (top >= 1 && top <= MOST) {
                return top;
            }
        } catch (NumberFormatException unreadable) {
            throw badTop(text);
        }
        throw badTop(text);
    }

    private static BadQuery badTop(String text) {
        return new BadQuery("Invalid $top: " + text + ". It is a whole number from 1 to " + MOST + ".");
    }
}
