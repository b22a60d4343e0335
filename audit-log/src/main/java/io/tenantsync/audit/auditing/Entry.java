package io.tenantsync.audit.auditing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the provisioning log. Entries never change.
 *
 * @param resultId id of the result that it was made from; the same when that is delivered again
 * @param changeId the change that it accounts for
 * @param outcome how the change ended with this entry; null for an attempt that did not end it
 * @param commandId the command that it answers; null for skips
 * @param attempt attempt of the command, from 1; 0 for skips
 * @param configuration under which rule
 * @param revision revision of that rule
 * @param sourceTenant where the person comes from
 * @param targetTenant where the person shall be present
 * @param source the person in the source
 * @param target the person in the target
 * @param action what was done
 * @param status how it ended
 * @param problem null when all went well
 * @param steps all steps in their order
 * @param modified what was changed in the target
 * @param cost what it cost
 * @param cycleId round or sweep that the change belongs to
 * @param observedAt when the change was seen in the source
 * @param startedAt when work on it began
 * @param endedAt when it ended; the time that the log is ordered by
 */
public record Entry(
        String resultId,
        String changeId,
        @Nullable Outcome outcome,
        @Nullable String commandId,
        int attempt,
        Named configuration,
        long revision,
        Named sourceTenant,
        Named targetTenant,
        Party source,
        Party target,
        Action action,
        Status status,
        @Nullable Problem problem,
        List<Step> steps,
        List<ModifiedProperty> modified,
        Cost cost,
        String cycleId,
        Instant observedAt,
        Instant startedAt,
        Instant endedAt) {

    /** Graph's {@code identityType} of both sides. */
    public static final String IDENTITY_TYPE = "User";
    /** Who is named as the initiator. */
    public static final String INITIATOR = "Tenantsync";

    public Entry {
        steps = List.copyOf(steps);
        modified = List.copyOf(modified);
    }

    /** The id that readers see, a GUID as in Graph. */
    public String id() {
        return idOf(resultId);
    }

    /** The GUID of the entry that was made from a result. */
    public static String idOf(String resultId) {
        return UUID.nameUUIDFromBytes(resultId.getBytes(UTF_8)).toString();
    }

    /** Whether the change ended with this entry. */
    public boolean terminal() {
        return outcome != null;
    }

    /** The same answer, when another one has ended the change. */
    public Entry asAttempt() {
        return new Entry(
                resultId,
                changeId,
                null,
                commandId,
                attempt,
                configuration,
                revision,
                sourceTenant,
                targetTenant,
                source,
                target,
                action,
                status,
                problem,
                steps,
                modified,
                cost,
                cycleId,
                observedAt,
                startedAt,
                endedAt);
    }

    /** How long the work took; never negative, whatever clocks said. */
    public int durationInMilliseconds() {
        return Math.clamp(Duration.between(startedAt, endedAt).toMillis(), 0, Integer.MAX_VALUE);
    }
}
