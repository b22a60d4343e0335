package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.Draft;
import io.tenantsync.control.configuration.Draft.Name;
import io.tenantsync.control.configuration.Draft.Place;
import io.tenantsync.control.configuration.Problems;
import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that need a look at the tenants, for one configuration of a file. */
final class TenantChecks {
    private final TenantDirectories tenants;
    private final Problems problems;

    TenantChecks(TenantDirectories tenants, Problems problems) {
        this.tenants = tenants;
        this.problems = problems;
    }

    /** The configuration with the object ids of all names that could be found; none if nobody can be asked. */
    Synchronization resolve(Draft draft, Readiness readiness) {
        if (!readiness.sourceReachable()) {
            return draft.synchronization();
        }
        TenantName source = draft.synchronization().source();
        Map<String, String> users = ids(draft.users(), "user", source, tenants.users(source, texts(draft.users())));
        Map<String, String> groups =
                ids(draft.groups(), "group", source, tenants.groups(source, texts(draft.groups())));
        return draft.synchronization().resolved(users, groups);
    }

    /** Reports closed gates where the tenant that has the setting is named. */
    void gates(Draft draft, Readiness readiness) {
        for (Gate gate : readiness.gates()) {
            if (!gate.open() && !followsFromAnother(gate, readiness)) {
                report(gate.side() == Side.SOURCE ? draft.source() : draft.target(), gate.remedy());
            }
        }
        if (readiness.sourceDomains().isEmpty() && readiness.sourceReachable()) {
            problem(
                    draft.source(),
                    "the verified domains of "
                            + draft.synchronization().source().name() + " cannot be read",
                    "Grant Organization.Read.All to the source application there");
        }
        if (readiness.targetInitialDomain().isEmpty() && readiness.targetReachable()) {
            problem(
                    draft.target(),
                    "the initial domain of " + draft.synchronization().target().name() + " cannot be read",
                    "Grant Organization.Read.All to the target application there");
        }
    }

    /** The settings of a tenant that cannot be reached are unknown; that it cannot be reached is enough to say. */
    private static boolean followsFromAnother(Gate gate, Readiness readiness) {
        String reachable = gate.side() == Side.SOURCE ? Gate.SOURCE_REACHABLE : Gate.TARGET_REACHABLE;
        return !gate.name().equals(reachable) && !Readiness.isOpen(readiness.gates(), reachable);
    }

    /** Reports an anchor that is not registered, unless the tenant cannot be reached, which is reported already. */
    void anchor(Draft draft, Readiness readiness) {
        Synchronization says = draft.synchronization();
        if (!readiness.targetReachable() || says.anchorProperty().isEmpty()) {
            return;
        }
        switch (tenants.anchorRegistered(says.target())) {
            case Reading.Read<Boolean> read -> {
                if (!read.value()) {
                    problem(
                            draft.target(),
                            "the anchor " + says.anchorProperty() + " is not registered in "
                                    + says.target().name(),
                            "Run ./tenantsync setup once; it registers the extension that recognises our accounts");
                }
            }
            case Reading.Unreadable<Boolean> not ->
                problem(
                        draft.target(),
                        "whether the anchor is registered in " + says.target().name() + " could not be read: "
                                + not.why(),
                        not.remedy());
        }
    }

    private Map<String, String> ids(List<Name> names, String kind, TenantName source, Map<String, NameAnswer> answers) {
        Map<String, String> ids = new HashMap<>();
        for (Name name : names) {
            switch (answers.getOrDefault(name.text(), new NameAnswer.Missing())) {
                case NameAnswer.Found found -> ids.put(name.text(), found.id());
                case NameAnswer.Missing ignored ->
                    problem(
                            name.place(),
                            "there is no " + kind + " " + name.text() + " in " + source.name(),
                            kind.equals("user")
                                    ? "Write the user principal name or the object id of somebody in that tenant"
                                    : "Write the exact display name or the object id of a group in that tenant");
                case NameAnswer.Ambiguous many ->
                    problem(
                            name.place(),
                            many.ids().size() + " groups in " + source.name() + " are named " + name.text(),
                            "Write the object id of the one that is meant in place of the name: "
                                    + String.join(", ", many.ids()));
                case NameAnswer.Unanswered not ->
                    problem(
                            name.place(),
                            "the " + kind + " " + name.text() + " could not be looked up in " + source.name() + ": "
                                    + not.why(),
                            not.remedy());
            }
        }
        return ids;
    }

    private static List<String> texts(List<Name> names) {
        return names.stream().map(Name::text).toList();
    }

    /** A gate's remedy is a sentence that says what is wrong, a full stop, and what to do. */
    private void report(Place place, String remedy) {
        int stop = remedy.indexOf(". ");
        problem(
                place,
                stop < 0 ? remedy : remedy.substring(0, stop),
                stop < 0 ? "Correct the setting, then apply again" : remedy.substring(stop + 2));
    }

    private void problem(Place place, String message, String remedy) {
        problems.add(place.at(), place.path(), message, remedy);
    }
}
