package io.tenantsync.emulator.directory.schema;

import static io.tenantsync.emulator.directory.schema.FilterOperator.ENDS_WITH;
import static io.tenantsync.emulator.directory.schema.FilterOperator.EQ;
import static io.tenantsync.emulator.directory.schema.FilterOperator.GE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.GT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.IN;
import static io.tenantsync.emulator.directory.schema.FilterOperator.LE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.LT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NE;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NOT;
import static io.tenantsync.emulator.directory.schema.FilterOperator.NULL;
import static io.tenantsync.emulator.directory.schema.FilterOperator.STARTS_WITH;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which operators {@code $filter} takes for a property.
 *
 * @param standard those that always work
 * @param advanced those that work in an announced advanced query only
 */
public record Filtering(Set<FilterOperator> standard, Set<FilterOperator> advanced) {
    /** Not at all. */
    static final Filtering NONE = plain();
    /** Most texts. */
    public static final Filtering TEXT = plain(EQ, GE, LE, IN, STARTS_WITH).announced(NE, NOT, NULL, GT, LT);
    /** Texts that only the advanced index knows. */
    static final Filtering ADVANCED_TEXT = plain().announced(EQ, NE, NOT, GE, LE, GT, LT, IN, STARTS_WITH, NULL);
    /** Principal names: never null, and the end can be asked for. */
    static final Filtering NAME = plain(EQ, GE, LE, IN, STARTS_WITH).announced(NE, NOT, ENDS_WITH, GT, LT);
    /** Values of a short list. */
    static final Filtering CHOICE = plain(EQ, IN).announced(NE, NOT);
    /** Values of a short list, or none. */
    public static final Filtering NULLABLE_CHOICE = CHOICE.announced(NE, NOT, NULL);
    /** Values that only the advanced index knows. */
    static final Filtering ADVANCED_CHOICE = plain().announced(EQ, NE, NOT, IN, NULL);
    /** Points in time. */
    static final Filtering TIME = plain(EQ, GE, LE).announced(IN, NE, NOT, GT, LT);

    /** Numbers and points in time that may be missing. */
    public static final Filtering MEASURE = plain(EQ, GE, LE).announced(IN, NE, NOT, GT, LT, NULL);

    public Filtering {
        standard = Collections.unmodifiableSet(copy(standard));
        advanced = Collections.unmodifiableSet(copy(advanced));
    }

    static Filtering plain(FilterOperator... operators) {
        return new Filtering(Set.of(operators), Set.of());
    }

    Filtering announced(FilterOperator... operators) {
        return new Filtering(standard, Set.of(operators));
    }

    /** Whether the operator works, and be it only in an advanced query. */
    public boolean knows(FilterOperator operator) {
        return standard.contains(operator) || advanced.contains(operator);
    }

    /** Whether the operator works without further ado. */
    public boolean always(FilterOperator operator) {
        return standard.contains(operator);
    }

    private static Set<FilterOperator> copy(Set<FilterOperator> operators) {
        return operators.isEmpty() ? EnumSet.noneOf(FilterOperator.class) : EnumSet.copyOf(operators);
    }
}
