package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.FilterOperator;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.odata.Expression;
import io.tenantsync.emulator.odata.Expression.All;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Not;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.TextMatch;

/** Refuses what Graph refuses: unknown properties, wrong types, and operators that the property does not take. */
final class FilterRules {
    private static final int MOST_IN = 15;

    private final FilterPaths paths;
    private final boolean advanced;

    FilterRules(Schema schema, boolean advanced) {
        this.paths = new FilterPaths(schema);
        this.advanced = advanced;
    }

    void check(Expression expression) {
        check(expression, false);
    }

    private void check(Expression expression, boolean negated) {
        switch (expression) {
            case And and -> {
                check(and.left(), negated);
                check(and.right(), negated);
            }
            case Or or -> {
                check(or.left(), negated);
                check(or.right(), negated);
            }
            case Not not -> check(not.operand(), true);
            case Comparison comparison -> comparison(comparison, negated);
            case In in -> in(paths.property(in.path()), in, negated);
            case TextMatch match -> textMatch(paths.property(match.path()), match, negated);
            case Any any -> any(any, negated);
            case All all -> throw Refusal.unsupportedQuery("The lambda operator 'all' is not supported.");
        }
    }

    private void comparison(Comparison comparison, boolean negated) {
        Property property = paths.property(comparison.path());
        if (FilterPaths.counts(comparison.path())) {
            counted(property, comparison, negated);
            return;
        }
        if (FilterPaths.isCollection(property)) {
            throw notIndexed();
        }
        compared(property, comparison, negated);
    }

    private void compared(Property property, Comparison comparison, boolean negated) {
        Operators.fits(property, comparison.literal());
        FilterOperator operator = Operators.of(comparison.operator());
        if (comparison.literal().value() == null) {
            boolean equality = operator == FilterOperator.EQ || operator == FilterOperator.NE;
            require(property, equality ? FilterOperator.NULL : operator, negated);
        }
        require(property, operator, negated);
    }

    private void counted(Property collection, Comparison comparison, boolean negated) {
        boolean equality = switch (comparison.operator()) {
            case EQ, NE -> true;
            case GT, GE, LT, LE -> false;
        };
        boolean few = Long.valueOf(0).equals(comparison.literal().value())
                || Long.valueOf(1).equals(comparison.literal().value());
        if (!FilterPaths.isCollection(collection) || !equality || !few) {
            throw notIndexed();
        }
        require(collection, FilterOperator.COUNT, negated);
    }

    private void in(Property property, In in, boolean negated) {
        if (in.literals().size() > MOST_IN) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid filter clause: Too many child clauses specified in search "
                            + "filter expression containing 'OR' operators: "
                            + in.literals().size() + ". Max allowed: " + MOST_IN
                            + ".");
        }
        for (Literal literal : in.literals()) {
            Operators.fits(property, literal);
        }
        require(property, FilterOperator.IN, negated);
    }

    private void textMatch(Property property, TextMatch match, boolean negated) {
        if (property.type() != PropertyType.STRING
                && property.type() != PropertyType.STRINGS
                && property.type() != PropertyType.COMPLEX) {
            throw Operators.incompatible("Edm.String", property);
        }
        require(property, Operators.of(match.function()), negated);
    }

    private void any(Any any, boolean negated) {
        Property property = paths.collection(any.collection());
        Expression condition = any.condition();
        String variable = any.variable();
        if (condition == null || variable == null) {
            require(property, FilterOperator.COUNT, negated);
        } else {
            condition(condition, variable, property, negated);
        }
    }

    private void condition(Expression condition, String variable, Property collection, boolean negated) {
        switch (condition) {
            case And and -> {
                condition(and.left(), variable, collection, negated);
                condition(and.right(), variable, collection, negated);
            }
            case Or or -> {
                condition(or.left(), variable, collection, negated);
                condition(or.right(), variable, collection, negated);
            }
            case Not not -> condition(not.operand(), variable, collection, true);
            case Comparison comparison -> {
                FilterPaths.member(comparison.path(), variable, collection);
                compared(collection, comparison, negated);
            }
            case In in -> {
                FilterPaths.member(in.path(), variable, collection);
                in(collection, in, negated);
            }
            case TextMatch match -> {
                FilterPaths.member(match.path(), variable, collection);
                textMatch(collection, match, negated);
            }
            case Any inner -> throw notIndexed();
            case All inner -> throw notIndexed();
        }
    }

    private void require(Property property, FilterOperator operator, boolean negated) {
        require(property, operator);
        if (negated) {
            require(property, FilterOperator.NOT);
        }
    }

    private void require(Property property, FilterOperator operator) {
        if (!property.filtering().knows(operator)) {
            throw notIndexed();
        }
        if (!advanced && !property.filtering().always(operator)) {
            throw Refusal.unsupportedQuery("Unsupported Query.");
        }
    }

    private static Refusal notIndexed() {
        return Refusal.unsupportedQuery("The request uses a filter property that is not indexed");
    }
}
