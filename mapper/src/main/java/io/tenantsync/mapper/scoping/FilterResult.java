package io.tenantsync.mapper.scoping;

import java.util.List;
import java.util.Map;

/**
 * What one filter group gave for one person, clause by clause. Every clause is evaluated, so that a log can tell each
 * answer.
 *
 * @param name of the group
 * @param negated whether the group holds when what is in it does not
 * @param holds what the group gave in the end
 * @param clauses in the order of the configuration
 * @param anyOf the groups below it
 */
public record FilterResult(
        String name, boolean negated, boolean holds, List<ClauseResult> clauses, List<FilterResult> anyOf) {
    public FilterResult {
        clauses = List.copyOf(clauses);
        anyOf = List.copyOf(anyOf);
    }

    /**
     * What one clause gave.
     *
     * @param clause as Entra shows it
     * @param holds what it gave
     */
    public record ClauseResult(String clause, boolean holds) {}

    /** Adds every answer under its path of names: {@code Europe.country EQUALS 'NL'}, with NOT before a negated group. */
    void collect(String above, Map<String, Boolean> answers) {
        String path = above + (negated ? "NOT " : "") + name + ".";
        clauses.forEach(clause -> answers.put(path + clause.clause(), clause.holds()));
        anyOf.forEach(group -> group.collect(path, answers));
    }
}
