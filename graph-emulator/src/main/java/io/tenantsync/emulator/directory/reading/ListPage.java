package io.tenantsync.emulator.directory.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param cursor where the next page starts, or null if this is the last
 * @param total how many match, or null if that was not asked
 */
public record ListPage(
        List<Row> rows, @Nullable String cursor, @Nullable Integer total) {}
