package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.Draft.Name;
import io.tenantsync.control.configuration.Draft.Place;
import io.tenantsync.control.configuration.Scope.Mode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads whom a configuration looks at. Good for one configuration. */
final class ScopeReader {
    private static final Map<String, Mode> MODES = new TreeMap<>(Map.of("all", Mode.ALL, "assigned", Mode.ASSIGNED));

    private final RuleLanguage language;
    private final List<Name> users = new ArrayList<>();
    private final List<Name> groups = new ArrayList<>();
    private Scope scope = new Scope(Mode.ASSIGNED, List.of(), List.of(), false, List.of());

    ScopeReader(RuleLanguage language) {
        this.language = language;
    }

    Scope read(Section section) {
        Value value = section.required("scope", "Write scope: and below it users: all or users: assigned");
        if (value != null) {
            value.section(keys -> scope = scope(keys));
        }
        return scope;
    }

    List<Name> userNames() {
        return users;
    }

    List<Name> groupNames() {
        return groups;
    }

    private Scope scope(Section keys) {
        Value users = keys.required("users", "Write users: all or users: assigned");
        Mode mode = users == null ? null : users.choice(MODES);
        boolean nested = assignments(keys, mode == Mode.ALL);
        FilterReader filters =
                new FilterReader(language, this.groups.stream().map(Name::text).collect(Collectors.toSet()));
        List<Scope.FilterGroup> groups = keys.read("filters", List.of(), filters::read);
        if (mode == Mode.ASSIGNED && this.users.isEmpty() && this.groups.isEmpty()) {
            keys.problem(
                    "the scope is assigned but nobody is assigned",
                    "Name people or groups under assignments, or write users: all");
        }
        return new Scope(
                mode == null ? Mode.ASSIGNED : mode, unresolved(this.users), unresolved(this.groups), nested, groups);
    }

    private boolean assignments(Section keys, boolean all) {
        Value value = keys.optional("assignments");
        boolean[] nested = {false};
        if (value != null) {
            if (all) {
                value.problem(
                        "assignments have no meaning with users: all",
                        "Remove assignments, or write users: assigned to look only at them");
            }
            value.section(inner -> {
                users.addAll(inner.read("users", List.of(), ScopeReader::names));
                groups.addAll(inner.read("groups", List.of(), ScopeReader::names));
                nested[0] = inner.read("nestedGroups", false, Value::truth);
            });
        }
        return nested[0];
    }

    private static List<Name> names(Value list) {
        List<Name> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Value item : list.items()) {
            String text = item.text();
            if (text != null && !seen.add(text)) {
                item.problem(text + " is there twice", "Remove one of the two");
            } else if (text != null) {
                names.add(new Name(text, new Place(item.node().at(), item.path())));
            }
        }
        return names;
    }

    private static List<Assigned> unresolved(List<Name> names) {
        return names.stream().map(name -> new Assigned(name.text(), null)).toList();
    }
}
