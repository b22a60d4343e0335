package io.tenantsync.mapper.scoping;

import java.util.List;
import java.util.Map;

/**
 * Whether a person is in scope, and why.
 *
 * @param inScope the decision
 * @param reason a sentence for people
 * @param details each question with its answer, in Entra's words
 * @param filters what each filter group gave, clause by clause
 */
public record ScopeDecision(boolean inScope, String reason, Map<String, String> details, List<FilterResult> filters) {
    public ScopeDecision {
        filters = List.copyOf(filters);
    }
}
