package io.tenantsync.mapper.scoping;

import io.tenantsync.mapper.mapping.Circumstances;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition on one attribute.
 *
 * @param attribute Graph's or Entra's name; {@code memberOf} for the names and object ids of the person's groups
 * @param operator how to compare
 * @param value operand; null for operators that take none
 * @param ignoreCase whether upper and lower case are the same
 */
public record Clause(
        String attribute, Operator operator, @Nullable String value, boolean ignoreCase) {
    /** The attribute that stands for groups. */
    public static final String MEMBER_OF = "memberOf";

    /** A clause that minds upper and lower case, as Entra does. */
    public Clause(String attribute, Operator operator, @Nullable String value) {
        this(attribute, operator, value, false);
    }

    /** Whether it holds for somebody of whose groups only the direct ones are known. */
    public boolean holds(SourcePerson person) {
        return holds(person, Circumstances.NONE);
    }

    /**
     * Whether it holds. On an empty attribute only IS NULL does. On a list, a positive operator holds when one value
     * satisfies it, a negative one when all do.
     */
    public boolean holds(SourcePerson person, Circumstances circumstances) {
        Object found = attribute.equals(MEMBER_OF) ? circumstances.memberOf(person) : person.value(attribute);
        List<String> values = found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : found == null || found.equals("") ? List.of() : List.of(found.toString());
        if (operator == Operator.IS_NULL || values.isEmpty()) {
            return operator == Operator.IS_NULL && values.isEmpty();
        }
        String operand = value == null ? "" : value;
        boolean caseless = ignoreCase || found instanceof Boolean;
        return operator.negative()
                ? values.stream().allMatch(each -> operator.test(each, operand, caseless))
                : values.stream().anyMatch(each -> operator.test(each, operand, caseless));
    }

    /** As Entra shows it: {@code department EQUALS 'Sales'}. */
    @Override
    public String toString() {
        return attribute + " " + operator.entraName() + (value == null ? "" : " '" + value + "'")
                + (ignoreCase ? " ignoring case" : "");
    }
}
