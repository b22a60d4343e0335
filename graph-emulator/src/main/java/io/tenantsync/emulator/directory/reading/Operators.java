package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.FilterOperator;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.odata.Expression.Function;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Operator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator of a filter asks of a property, and whether a literal is of its type. */
final class Operators {
    private Operators() {}

    static FilterOperator of(Operator operator) {
        return switch (operator) {
            case EQ -> FilterOperator.EQ;
            case NE -> FilterOperator.NE;
            case GT -> FilterOperator.GT;
            case GE -> FilterOperator.GE;
            case LT -> FilterOperator.LT;
            case LE -> FilterOperator.LE;
        };
    }

    static FilterOperator of(Function function) {
        return switch (function) {
            case STARTS_WITH -> FilterOperator.STARTS_WITH;
            case ENDS_WITH -> FilterOperator.ENDS_WITH;
            case CONTAINS -> FilterOperator.CONTAINS;
        };
    }

    /** Refuses a literal of another type than the property's. */
    static void fits(Property property, Literal literal) {
        Object value = literal.value();
        boolean fits = value == null
                || switch (property.type()) {
                    case BOOLEAN -> value instanceof Boolean;
                    case INTEGER -> value instanceof Number;
                    case DATE_TIME -> value instanceof Instant;
                    default -> value instanceof String;
                };
        if (!fits) {
            throw incompatible(type(value), property);
        }
    }

    static Refusal incompatible(String found, Property property) {
        return Refusal.badRequest(
                "BadRequest",
                "Invalid filter clause: A binary operator with incompatible types was detected. Property '"
                        + property.name() + "' is of type '" + type(property) + "', the operand of type '" + found
                        + "'.");
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> "Edm.Boolean";
            case Long number -> "Edm.Int32";
            case Double number -> "Edm.Double";
            case Instant time -> "Edm.DateTimeOffset";
            case null -> "null";
            default -> "Edm.String";
        };
    }

    private static String type(Property property) {
        return switch (property.type()) {
            case BOOLEAN -> "Edm.Boolean";
            case INTEGER -> "Edm.Int32";
            case DATE_TIME -> "Edm.DateTimeOffset";
            default -> "Edm.String";
        };
    }
}
