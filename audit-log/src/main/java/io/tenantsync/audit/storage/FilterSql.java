package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.querying.Field;
import io.tenantsync.audit.querying.Filter;
import io.tenantsync.audit.querying.Filter.Comparison;
import io.tenantsync.audit.querying.Filter.TextTest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A filter as an SQL condition. Nothing that a reader wrote gets into the text: it is made of constants only, and operands
 * are parameters.
 */
final class FilterSql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private FilterSql() {}

    static FilterSql of(Filter filter) {
        FilterSql sql = new FilterSql();
        sql.append(filter);
        return sql;
    }

    /** A condition with a question mark for each parameter. */
    String text() {
        return text.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    private void append(Filter filter) {
        switch (filter) {
            case Filter.And and -> pair(and.left(), " and ", and.right());
            case Filter.Or or -> pair(or.left(), " or ", or.right());
            case Filter.TextIs is -> text(is);
            case Filter.TimeIs is ->
                compared(is.field(), is.comparison(), is.operand().atOffset(ZoneOffset.UTC));
            case Filter.NumberIs is -> compared(is.field(), is.comparison(), is.operand());
        }
    }

    private void pair(Filter left, String word, Filter right) {
        text.append('(');
        append(left);
        text.append(word);
        append(right);
        text.append(')');
    }

    private void text(Filter.TextIs is) {
        boolean anyCase = is.field().kind() == Field.Kind.TEXT_IN_ANY_CASE;
        String column = anyCase || is.lowered() ? "lower(" + column(is.field()) + ")" : column(is.field());
        parameters.add(anyCase ? is.operand().toLowerCase(Locale.ROOT) : is.operand());
        text.append(
                switch (is.test()) {
                    case TextTest.EQUALS -> column + " = ?";
                    case TextTest.CONTAINS -> "position(? in " + column + ") > 0";
                });
    }

    private void compared(Field field, Comparison comparison, Object operand) {
        parameters.add(operand);
        text.append(column(field))
                .append(
                        switch (comparison) {
                            case EQ -> " = ?";
                            case GT -> " > ?";
                            case GE -> " >= ?";
                            case LT -> " < ?";
                            case LE -> " <= ?";
                        });
    }

    private static String column(Field field) {
        return switch (field) {
            case ID -> "id";
            case TENANT_ID, TARGET_SYSTEM_ID -> "target_tenant_id";
            case JOB_ID, SERVICE_PRINCIPAL_ID -> "configuration_id";
            case CYCLE_ID -> "cycle_id";
            case CHANGE_ID -> "change_id";
            case ACTION -> "action";
            case STATUS -> "status";
            case ERROR_CODE -> "error_code";
            case SOURCE_SYSTEM_ID -> "source_tenant_id";
            case SOURCE_SYSTEM_NAME -> "source_tenant_name";
            case TARGET_SYSTEM_NAME -> "target_tenant_name";
            case SOURCE_ID -> "source_id";
            case SOURCE_NAME -> "source_name";
            case TARGET_ID -> "target_id";
            case TARGET_NAME -> "target_name";
            case SOURCE_TYPE, TARGET_TYPE -> "'" + Entry.IDENTITY_TYPE + "'";
            case SERVICE_PRINCIPAL_NAME -> "configuration_name";
            case INITIATED_BY_NAME -> "'" + Entry.INITIATOR + "'";
            case ACTIVITY_DATE_TIME -> "activity_at";
            case DURATION -> "duration_ms";
        };
    }
}
