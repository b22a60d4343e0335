package io.tenantsync.detector.detection.merging;

import org.jspecify.annotations.Nullable;

/**
 * What came of laying a fact over a person.
 *
 * @param person what is known now
 * @param change what others must be told; null when nothing that they can see differs
 * @param lookup why the person must be read again; null when that is not needed
 */
public record Merged(
        Person person, @Nullable Change change, @Nullable LookupReason lookup) {}
