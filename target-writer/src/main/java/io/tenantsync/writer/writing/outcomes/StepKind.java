package io.tenantsync.writer.writing.outcomes;

/** What kind of step. */
public enum StepKind {
    MATCHING,
    EXPORT,
    REFERENCE_RESOLUTION
}
