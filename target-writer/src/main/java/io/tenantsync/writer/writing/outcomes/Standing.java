package io.tenantsync.writer.writing.outcomes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the target account stands after the work: all that the mapper knows about the target.
 *
 * @param targetId null when there is no account
 * @param disabledByUs disabled by an order of ours and not by the target's people
 * @param created made by this order, also when an earlier delivery of it made the account
 * @param adopted was there before and is now ours
 * @param attributes wished attributes that hold now
 * @param managerId of the manager that is set now; null when none or not known
 * @param managerApplied whether {@code managerId} was written or verified
 * @param candidates accounts that a person may choose from
 */
public record Standing(
        @Nullable String targetId,
        @Nullable String displayName,
        @Nullable String principalName,
        TargetState state,
        boolean disabledByUs,
        boolean created,
        boolean adopted,
        Map<String, @Nullable Object> attributes,
        @Nullable String managerId,
        boolean managerApplied,
        List<String> candidates) {
    public Standing {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        candidates = List.copyOf(candidates);
    }

    /** Nothing is there, or nothing is known. */
    public static Standing unknown(@Nullable String targetId) {
        return new Standing(
                targetId, null, null, TargetState.NONE, false, false, false, Map.of(), null, false, List.of());
    }

    public Standing withCandidates(List<String> ids) {
        return new Standing(
                targetId,
                displayName,
                principalName,
                state,
                disabledByUs,
                created,
                adopted,
                attributes,
                managerId,
                managerApplied,
                ids);
    }

    public Standing withState(TargetState other) {
        return new Standing(
                targetId,
                displayName,
                principalName,
                other,
                disabledByUs,
                created,
                adopted,
                attributes,
                managerId,
                managerApplied,
                candidates);
    }
}
