package io.tenantsync.mapper.reconciling;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the target writer found and left behind.
 *
 * @param commandId the command that is answered
 * @param attempt its attempt
 * @param verdict what to conclude
 * @param targetId object id in the target; null when there is no account
 * @param inTarget how the account stands now
 * @param disabledByUs true when it was disabled by a command of ours
 * @param created true when it was made by this command
 * @param adopted true when one that was there before was adopted
 * @param changed true when something was written
 * @param attributes wished attributes that hold now
 * @param managerApplied true when the manager was written or verified
 * @param managerTargetId the manager that is set; null = none or not known
 * @param candidates accounts to choose from, with CONFLICT
 * @param reason why, for people; empty when there is nothing to say
 */
public record Answered(
        String commandId,
        int attempt,
        Verdict verdict,
        @Nullable String targetId,
        Account.InTarget inTarget,
        boolean disabledByUs,
        boolean created,
        boolean adopted,
        boolean changed,
        Map<String, @Nullable Object> attributes,
        boolean managerApplied,
        @Nullable String managerTargetId,
        List<String> candidates,
        String reason) {
    public Answered {
        attributes = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(attributes));
        candidates = List.copyOf(candidates);
    }

    /** What to conclude. */
    public enum Verdict {
        DONE,
        RETRY,
        CONFLICT,
        TARGET_DIFFERS,
        GONE
    }
}
