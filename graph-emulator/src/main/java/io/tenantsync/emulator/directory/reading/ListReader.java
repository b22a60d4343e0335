package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.ReadPath;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.odata.Evaluation;
import io.tenantsync.emulator.odata.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists a tenant's objects as replication shows them. */
public final class ListReader {
    private ListReader() {}

    /** One page of the matches; refuses what the directory does not answer. */
    public static ListPage read(Tenant tenant, ListQuery query) {
        Schema schema = tenant.schema(query.type());
        if (query.filter() != null) {
            new FilterRules(schema, query.advanced()).check(query.filter());
        }
        if (query.orderBy() != null && query.filter() != null && !query.advanced()) {
            throw Refusal.unsupportedQuery("Sorting not supported for current query.");
        }
        return tenant.read(() -> query.orderBy() == null
                ? inOrderOfCreation(tenant, query, schema)
                : sorted(tenant, query, schema, query.orderBy()));
    }

    private static ListPage inOrderOfCreation(Tenant tenant, ListQuery query, Schema schema) {
        BitSet candidates = candidates(tenant, query);
        List<Row> rows = new ArrayList<>();
        Integer more = null;
        for (int ordinal = next(tenant, candidates, position(query.cursor()));
                ordinal >= 0;
                ordinal = next(tenant, candidates, ordinal + 1)) {
            Row row = match(tenant.objects().at(ordinal), query, schema);
            if (row == null) {
                continue;
            }
            if (rows.size() == query.pageSize()) {
                more = ordinal;
                break;
            }
            rows.add(row);
        }
        Integer total = query.count() ? (Integer) all(tenant, query, schema).size() : null;
        return new ListPage(rows, more == null ? null : cursor(more), total);
    }

    private static ListPage sorted(Tenant tenant, ListQuery query, Schema schema, String orderBy) {
        Property property = schema.find(orderBy);
        if (property == null || property.reference() || property.type() == PropertyType.STRINGS) {
            throw Refusal.unsupportedQuery("Sorting by '" + orderBy + "' is not supported.");
        }
        Comparator<Row> order = Comparator.comparing(row -> sortKey(row.value(property)));
        List<Row> rows = all(tenant, query, schema);
        rows.sort(query.descending() ? order.reversed() : order);
        int from = Math.min(position(query.cursor()), rows.size());
        int to = Math.min(from + query.pageSize(), rows.size());
        return new ListPage(
                List.copyOf(rows.subList(from, to)),
                to < rows.size() ? cursor(to) : null,
                query.count() ? (Integer) rows.size() : null);
    }

    private static List<Row> all(Tenant tenant, ListQuery query, Schema schema) {
        BitSet candidates = candidates(tenant, query);
        List<Row> rows = new ArrayList<>();
        for (int ordinal = next(tenant, candidates, 0); ordinal >= 0; ordinal = next(tenant, candidates, ordinal + 1)) {
            Row row = match(tenant.objects().at(ordinal), query, schema);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable BitSet candidates(Tenant tenant, ListQuery query) {
        Expression filter = query.filter();
        return filter == null ? null : new IndexPlan(tenant, query.type()).candidates(filter);
    }

    private static int next(Tenant tenant, @Nullable BitSet candidates, int from) {
        if (candidates != null) {
            return candidates.nextSetBit(from);
        }
        return from < tenant.objects().size() ? from : -1;
    }

    private static @Nullable Row match(DirectoryObject object, ListQuery query, Schema schema) {
        ObjectVersion version = object.seen(query.life() == Life.LIVE ? ReadPath.LISTS : ReadPath.DELETED_ITEMS);
        if (object.type() != query.type() || version == null || version.life() != query.life()) {
            return null;
        }
        Row row = new Row(object, version, schema);
        return query.filter() == null || Evaluation.matches(query.filter(), row) ? row : null;
    }

    private static String sortKey(@Nullable Object value) {
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
    }

    private static String cursor(int position) {
        return "p" + Integer.toString(position, Character.MAX_RADIX);
    }

    private static int position(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(cursor.substring(1), Character.MAX_RADIX);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Refusal.badRequest(
                    "Directory_ExpiredPageToken",
                    "The specified page token value has expired and can no longer be included in your request.");
        }
    }
}
