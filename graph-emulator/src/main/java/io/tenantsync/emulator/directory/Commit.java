package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.schema.Property;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One write to one object, complete: applying it needs no rule and no other object.
 *
 * @param seq rises with each write over all tenants
 * @param at when it was applied, in epoch milliseconds
 * @param visibleAt from when on lists, filters and delta show it
 * @param appId who did it
 * @param ordinal the object; one more than the highest so far creates it
 * @param values the changed properties and their new values; null clears
 * @param added ordinals that a property with many references gains
 * @param removed ordinals that it loses, or the manager that was
 */
public record Commit(
        long seq,
        long at,
        long visibleAt,
        String appId,
        Operation operation,
        ObjectType type,
        int ordinal,
        UUID id,
        Map<Property, @Nullable Object> values,
        List<Integer> added,
        List<Integer> removed)
        implements LogRecord {

    /** The slots of the properties that it changes. */
    BitSet changed() {
        BitSet changed = new BitSet();
        values.keySet().forEach(property -> changed.set(property.index()));
        return changed;
    }
}
