package io.tenantsync.mapper.guarding;

/**
 * What a wish belongs to. Everything of one cause is decided together, so that half of a mistake is not carried out before
 * the other half is counted. The text form is kept in stores and shown to people.
 */
public sealed interface Cause {
    /** A single change, as it happened. */
    Cause LIVE = new Live();

    /** The text form; {@link #parse} reads it. It has no bar and no slash. */
    String text();

    /** Whether people of this cause ask one by one, and are not held until everybody is counted. */
    default boolean single() {
        return this instanceof Live || this instanceof Request || this instanceof Late;
    }

    /**
     * Everybody was looked at again because of a configuration, its groups, or because somebody asked for it.
     *
     * @param revision of the configuration
     * @param epoch grows when somebody asks to start over
     * @param content stands for everything else that the decision rested on
     */
    record Sweep(long revision, long epoch, String content) implements Cause {
        @Override
        public String text() {
            return "revision-" + revision + "." + epoch + "." + content;
        }
    }

    /** A full enumeration of users. */
    record UsersRound(long round) implements Cause {
        @Override
        public String text() {
            return "users-round-" + round;
        }
    }

    /** Changes of group membership that were read together. */
    record GroupsRound(long round) implements Cause {
        @Override
        public String text() {
            return "groups-round-" + round;
        }
    }

    /** Somebody asked for this person. */
    record Request(String id) implements Cause {
        @Override
        public String text() {
            return "request-" + id;
        }
    }

    /** A single change, as it happened. */
    record Live() implements Cause {
        @Override
        public String text() {
            return "live";
        }
    }

    /**
     * Belongs to a cause whose people were counted already.
     *
     * @param to that cause
     */
    record Late(Cause to) implements Cause {
        @Override
        public String text() {
            return "late-" + to.text();
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Cause parse(String text) {
        if (text.equals("live")) {
            return LIVE;
        }
        if (text.startsWith("revision-")) {
            String[] parts = text.substring("revision-".length()).split("\\.", 3);
            if (parts.length == 3) {
                return new Sweep(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
            }
        }
        if (text.startsWith("late-")) {
            return new Late(parse(text.substring("late-".length())));
        }
        if (text.startsWith("users-round-")) {
            return new UsersRound(Long.parseLong(text.substring("users-round-".length())));
        }
        if (text.startsWith("groups-round-")) {
            return new GroupsRound(Long.parseLong(text.substring("groups-round-".length())));
        }
        if (text.startsWith("request-")) {
            return new Request(text.substring("request-".length()));
        }
        throw new IllegalArgumentException("There is no cause " + text);
    }
}
