package io.tenantsync.mapper.scoping;

import java.util.Map;

/**
 * Whether a person is in scope, and why.
 *
 * @param inScope the decision
 * @param reason a sentence for people
 * @param details each question with its answer, in Entra's words
 */
public record ScopeDecision(boolean inScope, String reason, Map<String, String> details) {}
