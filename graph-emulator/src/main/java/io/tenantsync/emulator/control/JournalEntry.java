package io.tenantsync.emulator.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write that was applied.
 *
 * @param seq rises with each write over all tenants
 * @param at when it was applied, in epoch milliseconds
 * @param visibleAt from when on delta shows it, in epoch milliseconds
 * @param tenant the tenant's name
 * @param appId who did it
 * @param operation {@code create}, {@code invite}, {@code update}, {@code delete}, {@code restore}, {@code purge},
 *     {@code setManager}, {@code clearManager}, {@code addMember}, {@code removeMember}
 * @param objectId the user or group
 * @param displayName its name after the write
 * @param attributes the properties that the write changed
 * @param anchor the value of the object's {@code extension_…_tenantsyncSource} after the write
 */
public record JournalEntry(
        long seq,
        long at,
        long visibleAt,
        String tenant,
        String appId,
        String operation,
        String objectId,
        String displayName,
        List<String> attributes,
        @Nullable String anchor) {}
