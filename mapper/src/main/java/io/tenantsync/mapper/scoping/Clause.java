package io.tenantsync.mapper.scoping;

import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one attribute.
 *
 * @param attribute Graph's or Entra's name
 * @param operator how to compare
 * @param value operand; null for operators that take none
 */
public record Clause(
        String attribute, Operator operator, @Nullable String value) {
    /**
     * Whether it holds. On an empty attribute only IS NULL does. On a list, a positive operator holds when one value
     * satisfies it, a negative one when all do.
     */
    public boolean holds(SourcePerson person) {
        Object found = person.value(attribute);
        String operand = value == null ? "" : value;
        List<String> values = found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : found == null || found.equals("") ? List.of() : List.of(found.toString());
        if (operator == Operator.IS_NULL || values.isEmpty()) {
            return operator == Operator.IS_NULL && values.isEmpty();
        }
        return operator.negative()
                ? values.stream().allMatch(each -> operator.test(each, operand))
                : values.stream().anyMatch(each -> operator.test(each, operand));
    }

    /** As Entra shows it: {@code department EQUALS 'Sales'}. */
    @Override
    public String toString() {
        return attribute + " " + operator.entraName() + (value == null ? "" : " '" + value + "'");
    }
}
