package io.tenantsync.mapper.scoping;

import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Decides who is in scope. Only people who are there and are internal members ever are. */
public final class Scoping {
    private static final String ACTIVE = "Active in the source system";
    private static final String INTERNAL = "Internal member of the source tenant";
    private static final String ASSIGNED = "Assigned to the application";
    private static final String FILTERED = "Scoping filter evaluation passed";
    private static final String CLAUSES = "ScopeEvaluationResult";

    private Scoping() {}

    /**
     * Decides about one person.
     *
     * @param counting the groups whose direct members count, by {@link CountingGroups}
     */
    public static ScopeDecision decide(Scope scope, Collection<String> counting, SourcePerson person) {
        Map<String, String> details = new LinkedHashMap<>();
        boolean there = person.presence() == SourcePerson.Presence.PRESENT;
        boolean internal = isInternalMember(person);
        boolean assigned = isAssigned(scope, counting, person);
        details.put(ACTIVE, shown(there));
        details.put(INTERNAL, shown(internal));
        details.put(ASSIGNED, shown(assigned));
        boolean passes = passes(scope, person, details);
        String reason = !there
                ? "The person was deleted in the source tenant"
                : !internal
                        ? "Only internal members of the source tenant are synchronised; this one is external"
                        : !assigned
                                ? "The person is neither assigned nor a member of an assigned group"
                                : !passes ? "No scoping filter holds for the person" : "The person is in scope";
        return new ScopeDecision(there && internal && assigned && passes, reason, Collections.unmodifiableMap(details));
    }

    /** Whether somebody is at home in the source tenant, not a guest of it. */
    public static boolean isInternalMember(SourcePerson person) {
        String userPrincipalName = person.text("userPrincipalName");
        return !"Guest".equalsIgnoreCase(person.text("userType"))
                && (userPrincipalName == null
                        || !userPrincipalName.toUpperCase(Locale.ROOT).contains("#EXT#"))
                && person.text("externalUserState") == null
                && !"Invitation".equalsIgnoreCase(person.text("creationType"));
    }

    private static boolean isAssigned(Scope scope, Collection<String> counting, SourcePerson person) {
        return scope.everybody()
                || scope.users().contains(person.userId())
                || person.groups().stream().anyMatch(counting::contains);
    }

    private static boolean passes(Scope scope, SourcePerson person, Map<String, String> details) {
        if (scope.filters().isEmpty()) {
            return true;
        }
        boolean any = false;
        StringBuilder results = new StringBuilder("{");
        for (Scope.FilterGroup group : scope.filters()) {
            boolean all = true;
            for (Clause clause : group.clauses()) {
                boolean holds = clause.holds(person);
                all &= holds;
                results.append(results.length() > 1 ? "," : "")
                        .append('"')
                        .append(escaped(group.name() + "." + clause))
                        .append("\":")
                        .append(holds);
            }
            any |= all;
        }
        details.put(FILTERED, shown(any));
        details.put(CLAUSES, results.append('}').toString());
        return any;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    private static String shown(boolean truth) {
        return truth ? "True" : "False";
    }
}
