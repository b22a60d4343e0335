package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.odata.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What to list.
 *
 * @param life live objects or deleted ones
 * @param orderBy a property name, or null for the order of creation
 * @param pageSize most rows of a page
 * @param cursor where the page before ended, or null
 * @param count whether the number of all matches is wanted
 * @param advanced whether the caller announced an advanced query
 */
public record ListQuery(
        ObjectType type,
        Life life,
        @Nullable Expression filter,
        @Nullable String orderBy,
        boolean descending,
        int pageSize,
        @Nullable String cursor,
        boolean count,
        boolean advanced) {}
