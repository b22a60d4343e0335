package io.tenantsync.detector.detection.merging;

/** Why a person must be read again. */
public enum LookupReason {
    /** What was said does not suffice to tell others about the person. */
    INCOMPLETE("incomplete"),
    /** A full enumeration ended without the person. */
    UNSEEN_IN_BASELINE("unseen-in-baseline"),
    /** A full enumeration did not mention something that is known. */
    ABSENT_ATTRIBUTE("absent-attribute");

    private final String wireName;

    LookupReason(String wireName) {
        this.wireName = wireName;
    }

    /** As requests spell it. */
    public String wireName() {
        return wireName;
    }
}
