package io.tenantsync.control.operation;

import java.util.List;

/** Who waits for a decision, and where decisions go. */
public interface StagedList {
    /** Everybody who waits up to now, in a configuration. */
    List<StagedPerson> of(String configurationId);

    /** Writes decisions; they are durable when it returns. */
    void decide(List<StagedPerson> people, boolean approve, Actor by, String comment);
}
