package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.Synchronization;
import java.util.List;

/** Where configurations and job states are published and read back. Each publishing is durable when it returns. */
public interface Publications {

    /** Everything in force up to now, what others published meanwhile included. */
    List<Published> current();

    /** Makes what the pair of tenants needs so that the revision can be followed as soon as it is published. */
    void prepare(Synchronization says);

    void publish(Revision revision);

    void publish(String configurationId, JobState job);

    void record(Action action);
}
