package io.tenantsync.detector.detection;

/**
 * All members of a group were read in the round of the sighting: whoever was a member before and was not seen in it is
 * none any more. Delta does not report who left while nobody was looking.
 */
public record GroupEnumerated(String groupId, Sighting sighting) {}
