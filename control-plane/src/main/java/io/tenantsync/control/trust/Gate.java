package io.tenantsync.control.trust;

/**
 * A precondition for writing.
 *
 * @param name one of the constants here
 * @param remedy what is wrong and how to mend it; empty when open
 */
public record Gate(String name, Side side, boolean open, String remedy) {
    public static final String SOURCE_REACHABLE = "source-reachable";
    public static final String TARGET_REACHABLE = "target-reachable";
    public static final String OUTBOUND_REDEMPTION = "outbound-automatic-redemption";
    public static final String INBOUND_REDEMPTION = "inbound-automatic-redemption";
    public static final String INBOUND_SYNC = "inbound-synchronization";

    /** Which tenant has the setting. */
    public enum Side {
        SOURCE,
        TARGET
    }

    static Gate opened(String name, Side side) {
        return new Gate(name, side, true, "");
    }

    static Gate closed(String name, Side side, String remedy) {
        return new Gate(name, side, false, remedy);
    }
}
