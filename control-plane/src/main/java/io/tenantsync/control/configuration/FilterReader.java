package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.RuleLanguage.Complaint;
import io.tenantsync.control.configuration.Scope.Clause;
import io.tenantsync.control.configuration.Scope.FilterGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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
            "GREATER_THAN_OR_EQUALS",
            "&",
            "!&");
    private static final String MEMBER_OF = "memberOf";
    private static final int DEEPEST = 10;
    private static final Pattern COMPARABLE =
            Pattern.compile("-?[0-9]{1,18}|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?");

    private final RuleLanguage language;

    private final Set<String> assigned;

    FilterReader(RuleLanguage language, Set<String> assigned) {
        this.language = language;
        this.assigned = Set.copyOf(assigned);
    }

    List<FilterGroup> read(Value list) {
        return read(list, 1);
    }

    private List<FilterGroup> read(Value list, int depth) {
        List<FilterGroup> groups = new ArrayList<>();
        if (depth > DEEPEST) {
            list.problem("filters are nested too deep", "Nest at most " + DEEPEST + " filters");
            return groups;
        }
        for (Value item : list.items()) {
            item.section(keys -> {
                String name = keys.read("name", "Filter " + (groups.size() + 1), Value::text);
                boolean negated = keys.read("not", false, Value::truth);
                List<FilterGroup> below = keys.read("anyOf", List.of(), value -> read(value, depth + 1));
                Value clauses = below.isEmpty()
                        ? keys.required("clauses", "Write clauses: and at least one condition")
                        : keys.optional("clauses");
                groups.add(new FilterGroup(name, clauses == null ? List.of() : clauses(clauses), below, negated));
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
        boolean ignoreCase = keys.read("ignoreCase", false, Value::truth);
        String attribute = attributeValue == null ? null : attribute(attributeValue);
        String operator = operatorValue == null ? null : operator(operatorValue);
        if (operator == null) {
            return null;
        }
        if (WITHOUT_VALUE.contains(operator)) {
            if (operand != null) {
                operand.problem("the operator " + operator + " takes no value", "Remove the key value");
            }
            return attribute == null ? null : new Clause(attribute, operator, null, ignoreCase);
        }
        if (operand == null) {
            keys.problem("the operator " + operator + " needs a value", "Add value: and what to compare with");
            return null;
        }
        String text = operand(operator, operand);
        if (attribute != null && text != null && isUnknownGroup(attribute, operator, text)) {
            operand.problem("the group " + text + " is not assigned", Nearest.hint(text, assigned));
            return null;
        }
        return attribute == null || text == null ? null : new Clause(attribute, operator, text, ignoreCase);
    }

    /** The members of a group are known when it is assigned. */
    private boolean isUnknownGroup(String attribute, String operator, String text) {
        return attribute.equals(MEMBER_OF) && operator.endsWith("EQUALS") && !assigned.contains(text);
    }

    private @Nullable String attribute(Value value) {
        String name = value.text();
        return name == null || name.equals(MEMBER_OF)
                ? name
                : AttributeNames.usable(value, name, language.source(name));
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

    private @Nullable String operand(String operator, Value value) {
        String text = value.written();
        if (text == null) {
            return null;
        }
        if (operator.startsWith("GREATER_THAN") && !COMPARABLE.matcher(text).matches()) {
            value.problem(
                    "the operator " + operator + " compares whole numbers and dates",
                    "Write a whole number, a date like 2026-11-23 or a time like 2026-11-23T18:00:00Z");
            return null;
        }
        if (operator.endsWith("REGEX MATCH")) {
            Complaint complaint = language.pattern(text).orElse(null);
            if (complaint != null) {
                value.problem(complaint.message(), complaint.remedy());
                return null;
            }
        }
        return text;
    }
}
