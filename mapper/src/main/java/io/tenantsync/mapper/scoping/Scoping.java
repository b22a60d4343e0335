package io.tenantsync.mapper.scoping;

import io.tenantsync.mapper.mapping.Circumstances;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
        return decide(scope, counting, person, Circumstances.NONE);
    }

    /**
     * Decides about one person, with filters that may ask for groups.
     *
     * @param counting the groups whose direct members count, by {@link CountingGroups}
     */
    public static ScopeDecision decide(
            Scope scope, Collection<String> counting, SourcePerson person, Circumstances circumstances) {
        Map<String, String> details = new LinkedHashMap<>();
        boolean there = person.presence() == SourcePerson.Presence.PRESENT;
        boolean internal = isInternalMember(person);
        boolean assigned = isAssigned(scope, counting, person);
        details.put(ACTIVE, shown(there));
        details.put(INTERNAL, shown(internal));
        details.put(ASSIGNED, shown(assigned));
        List<FilterResult> filters = scope.filters().stream()
                .map(group -> group.evaluate(person, circumstances))
                .toList();
        boolean passes = filters.isEmpty() || filters.stream().anyMatch(FilterResult::holds);
        if (!filters.isEmpty()) {
            details.put(FILTERED, shown(passes));
            details.put(CLAUSES, json(filters));
        }
        String reason = !there
                ? "The person was deleted in the source tenant"
                : !internal
                        ? "Only internal members of the source tenant are synchronised; this one is external"
                        : !assigned
                                ? "The person is neither assigned nor a member of an assigned group"
                                : !passes ? "No scoping filter holds for the person" : "The person is in scope";
        return new ScopeDecision(
                there && internal && assigned && passes, reason, Collections.unmodifiableMap(details), filters);
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

    private static String json(List<FilterResult> filters) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        filters.forEach(filter -> filter.collect("", answers));
        return answers.entrySet().stream()
                .map(answer -> "\"" + escaped(answer.getKey()) + "\":" + answer.getValue())
                .collect(Collectors.joining(",", "{", "}"));
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
