package io.tenantsync.mapper.guarding;

import java.util.List;

/**
 * Something that must not happen to many people by mistake.
 *
 * @param kind what would happen
 * @param attributes with {@link Kind#CLEAR}: what would be emptied; sorted
 * @param cause what it belongs to
 * @param why in one sentence
 */
public record Intent(Kind kind, List<String> attributes, Cause cause, String why) {
    /** How removals are counted, disabling or deleting. */
    public static final String REMOVAL = "removal";
    /** How creations are counted. */
    public static final String CREATION = "creation";
    /** How the emptying of an attribute is counted, before its name. */
    public static final String CLEAR = "clear:";

    public Intent {
        attributes = attributes.stream().sorted().toList();
    }

    /** What would happen. */
    public enum Kind {
        DISABLE,
        SOFT_DELETE,
        CREATE,
        CLEAR
    }

    /** Under which names the guard counts it. */
    public List<String> subjects() {
        return switch (kind) {
            case DISABLE, SOFT_DELETE -> List.of(REMOVAL);
            case CREATE -> List.of(CREATION);
            case CLEAR -> attributes.stream().map(name -> CLEAR + name).toList();
        };
    }

    /** Whether a decision on the other one holds for this one too. */
    public boolean sameWishAs(Intent other) {
        return kind == other.kind && attributes.equals(other.attributes);
    }

    /** The same for another cause. */
    public Intent of(Cause other) {
        return new Intent(kind, attributes, other, why);
    }
}
