package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.Scope.Clause;
import io.tenantsync.control.configuration.Scope.FilterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads filter groups. */
final class FilterReader {
    private static final List<String> WITHOUT_VALUE = List.of("IS NULL", "IS NOT NULL", "IS TRUE", "IS FALSE");
    private static final List<String> OPERATORS = List.of(
            "EQUALS",
            "NOT EQUALS",
            "INCLUDES",
            "ENDS_WITH",
            "IS NULL",
            "IS NOT NULL",
            "IS TRUE",
            "IS FALSE",
            "REGEX MATCH",
            "NOT REGEX MATCH",
            "GREATER_THAN",
            "GREATER_THAN_OR_EQUALS");

    private final RuleLanguage language;

    FilterReader(RuleLanguage language) {
        this.language = language;
    }

    List<FilterGroup> read(Value list) {
        List<FilterGroup> groups = new ArrayList<>();
        for (Value item : list.items()) {
            item.section(keys -> {
                String name = keys.read("name", "Filter " + (groups.size() + 1), Value::text);
                Value clauses = keys.required("clauses", "Write clauses: and at least one condition");
                groups.add(new FilterGroup(name, clauses == null ? List.of() : clauses(clauses)));
            });
        }
        return groups;
    }

    private List<Clause> clauses(Value list) {
        List<Clause> clauses = new ArrayList<>();
        List<Value> items = list.items();
        for (Value item : items) {
            item.section(keys -> {
                Clause clause = clause(keys);
                if (clause != null) {
                    clauses.add(clause);
                }
            });
        }
        if (items.isEmpty() && list.node() instanceof YamlNode.Sequence) {
            list.problem(
                    "a filter without clauses holds for everyone", "Write at least one clause, or remove the filter");
        }
        return clauses;
    }

    private @Nullable Clause clause(Section keys) {
        Value attributeValue = keys.required("attribute", "Write attribute: and the name of a source attribute");
        Value operatorValue = keys.required("operator", "Write operator: and one of " + String.join(", ", OPERATORS));
        Value operand = keys.optional("value");
        String attribute = attributeValue == null ? null : attribute(attributeValue);
        String operator = operatorValue == null ? null : operator(operatorValue);
        if (operator == null) {
            return null;
        }
        if (WITHOUT_VALUE.contains(operator)) {
            if (operand != null) {
                operand.problem("the operator " + operator + " takes no value", "Remove the key value");
            }
            return attribute == null ? null : new Clause(attribute, operator, null);
        }
        if (operand == null) {
            keys.problem("the operator " + operator + " needs a value", "Add value: and what to compare with");
            return null;
        }
        String text = operand(operator, operand);
        return attribute == null || text == null ? null : new Clause(attribute, operator, text);
    }

    private @Nullable String attribute(Value value) {
        String name = value.text();
        return name == null ? null : AttributeNames.usable(value, name, language.source(name));
    }

    private static @Nullable String operator(Value value) {
        String text = value.text();
        if (text == null) {
            return null;
        }
        String operator = text.strip().toUpperCase(Locale.ROOT);
        if (!OPERATORS.contains(operator)) {
            value.problem("there is no filter operator '" + text + "'", Nearest.hint(text, OPERATORS));
            return null;
        }
        return operator;
    }

    private static @Nullable String operand(String operator, Value value) {
        String text = value.written();
        if (text == null) {
            return null;
        }
        if (operator.startsWith("GREATER_THAN") && !text.matches("-?[0-9]{1,18}")) {
            value.problem("the operator " + operator + " compares whole numbers", "Write a whole number");
            return null;
        }
        if (operator.endsWith("REGEX MATCH")) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException bad) {
                value.problem(
                        "the pattern '" + text + "' is wrong at character " + (bad.getIndex() + 1) + ": "
                                + bad.getDescription(),
                        "Correct the regular expression; a backslash before a special character makes it literal");
                return null;
            }
        }
        return text;
    }
}
