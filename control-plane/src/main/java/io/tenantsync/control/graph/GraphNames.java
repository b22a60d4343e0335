package io.tenantsync.control.graph;

import io.tenantsync.control.operation.NameAnswer;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds people and groups by what their authors call them. */
final class GraphNames {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private GraphNames() {}

    static Map<String, NameAnswer> users(Door door, List<String> names) {
        return answers(door, names, name -> ODataPath.user(name).select("id"), "User.Read.All");
    }

    static Map<String, NameAnswer> groups(Door door, List<String> names) {
        return answers(door, names, GraphNames::group, "Group.Read.All");
    }

    private static ODataPath group(String name) {
        return GUID.matcher(name).matches()
                ? ODataPath.of("groups", name).select("id")
                : ODataPath.of("groups")
                        .filter(ODataLiterals.equal("displayName", name))
                        .select("id");
    }

    private static Map<String, NameAnswer> answers(
            Door door, List<String> names, Function<String, ODataPath> path, String permission) {
        List<String> askable = names.stream().filter(GraphNames::fitsIntoPath).toList();
        List<BatchAnswer> answers = door.ask(askable.stream().map(path).toList());
        Map<String, NameAnswer> byName = new HashMap<>();
        names.forEach(name -> byName.put(name, new NameAnswer.Missing()));
        for (int index = 0; index < askable.size(); index++) {
            byName.put(askable.get(index), answer(door, answers.get(index), permission));
        }
        return byName;
    }

    private static NameAnswer answer(Door door, BatchAnswer answer, String permission) {
        // Graph answers 400 and not 404 to some texts that cannot be anybody's principal name
        if (answer.failure() instanceof GraphFailure.Refused) {
            return new NameAnswer.Missing();
        }
        try {
            List<String> ids = door
                    .found(answer, permission)
                    .map(body -> body.containsKey("value") ? Door.objects(body.get("value")) : List.of(body))
                    .orElseGet(List::of)
                    .stream()
                    .map(object -> object.get("id"))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList();
            return switch (ids.size()) {
                case 0 -> new NameAnswer.Missing();
                case 1 -> new NameAnswer.Found(ids.getFirst());
                default -> new NameAnswer.Ambiguous(ids);
            };
        } catch (UnexpectedAnswer unexpected) {
            return new NameAnswer.Unanswered(unexpected.why(), unexpected.remedy());
        }
    }

    private static boolean fitsIntoPath(String name) {
        return !name.equals(".") && !name.equals("..");
    }
}
