package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Filtering;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.odata.Expression;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.Function;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Not;
import io.tenantsync.emulator.odata.Expression.Operator;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.Path;
import io.tenantsync.emulator.odata.Expression.TextMatch;
import java.util.List;

/** Refuses what Graph refuses: unknown properties, wrong types, and advanced queries that are not announced as such. */
final class FilterRules {
    private static final int MOST_IN = 15;

    private final Schema schema;
    private final boolean advanced;

    FilterRules(Schema schema, boolean advanced) {
        this.schema = schema;
        this.advanced = advanced;
    }

    void check(Expression expression) {
        switch (expression) {
            case And and -> checkAll(List.of(and.left(), and.right()));
            case Or or -> checkAll(List.of(or.left(), or.right()));
            case Not not -> {
                needsAdvanced(true);
                check(not.operand());
            }
            case Comparison comparison -> comparison(comparison);
            case In in -> in(in);
            case TextMatch match -> textMatch(match);
            case Any any -> any(any);
        }
    }

    private void checkAll(List<Expression> expressions) {
        expressions.forEach(this::check);
    }

    private void comparison(Comparison comparison) {
        Property property = property(comparison.path());
        boolean counted = comparison.path().segments().getLast().equals("$count");
        if (isCollection(property) && !counted) {
            throw unsupported(property);
        }
        boolean nullCheck = comparison.literal().value() == null;
        needsAdvanced(comparison.operator() == Operator.NE || nullCheck || counted);
        if (!counted) {
            type(property, comparison.literal());
        }
    }

    private void in(In in) {
        Property property = property(in.path());
        if (in.literals().size() > MOST_IN) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid filter clause: Too many child clauses specified in search "
                            + "filter expression containing 'OR' operators: "
                            + in.literals().size() + ". Max allowed: " + MOST_IN
                            + ".");
        }
        in.literals().forEach(literal -> type(property, literal));
    }

    private void textMatch(TextMatch match) {
        Property property = property(match.path());
        if (match.function() == Function.CONTAINS || property.type() != PropertyType.STRING) {
            throw unsupported(property);
        }
        needsAdvanced(match.function() == Function.ENDS_WITH);
    }

    private void any(Any any) {
        Property property = property(any.collection());
        if (!isCollection(property)) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid filter clause: Any/All may only be used following a collection; '" + property.name()
                            + "' is not one.");
        }
        Expression condition = any.condition();
        String variable = any.variable();
        if (condition != null && variable != null) {
            condition(condition, variable, property);
        }
    }

    private void condition(Expression condition, String variable, Property collection) {
        switch (condition) {
            case And and -> {
                condition(and.left(), variable, collection);
                condition(and.right(), variable, collection);
            }
            case Or or -> {
                condition(or.left(), variable, collection);
                condition(or.right(), variable, collection);
            }
            case Not not -> {
                needsAdvanced(true);
                condition(not.operand(), variable, collection);
            }
            case Comparison comparison -> member(comparison.path(), variable, collection);
            case In in -> member(in.path(), variable, collection);
            case TextMatch match -> {
                needsAdvanced(match.function() == Function.ENDS_WITH);
                member(match.path(), variable, collection);
            }
            case Any any -> throw unsupported(collection);
        }
    }

    private static void member(Path path, String variable, Property collection) {
        boolean known = path.segments().size() == 1
                || collection.members().contains(path.segments().get(1));
        if (!path.root().equals(variable) || !known) {
            throw unknown(path.toString(), collection.name());
        }
    }

    private Property property(Path path) {
        Property property = schema.find(path.root());
        if (property == null) {
            throw unknown(path.root(), "microsoft.graph." + schema.entity());
        }
        if (property.filtering() == Filtering.NONE) {
            throw unsupported(property);
        }
        String last = path.segments().getLast();
        boolean nested = path.segments().size() > 1 && !last.equals("$count");
        if (nested != (property.type() == PropertyType.COMPLEX)
                || (nested && !property.members().contains(last))) {
            throw unknown(path.toString(), "microsoft.graph." + schema.entity());
        }
        if (property.filtering() == Filtering.ADVANCED && !advanced) {
            throw unsupported(property);
        }
        return property;
    }

    private void needsAdvanced(boolean needed) {
        if (needed && !advanced) {
            throw Refusal.unsupportedQuery("Unsupported Query.");
        }
    }

    private static void type(Property property, Literal literal) {
        Object value = literal.value();
        boolean fits = value == null
                || switch (property.type()) {
                    case BOOLEAN -> value instanceof Boolean;
                    case INTEGER -> value instanceof Number;
                    case DATE_TIME -> value instanceof java.time.Instant;
                    default -> value instanceof String;
                };
        if (!fits) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid filter clause: A binary operator with incompatible types was detected for property '"
                            + property.name() + "'.");
        }
    }

    private static boolean isCollection(Property property) {
        return property.type() == PropertyType.STRINGS || property.type() == PropertyType.COMPLEX_LIST;
    }

    private Refusal unsupported(Property property) {
        return Refusal.unsupportedQuery("Unsupported or invalid query filter clause specified for property '"
                + property.name() + "' of resource '" + schema.resource() + "'.");
    }

    private static Refusal unknown(String name, String type) {
        return Refusal.badRequest(
                "BadRequest",
                "Invalid filter clause: Could not find a property named '" + name + "' on type '" + type + "'.");
    }
}
