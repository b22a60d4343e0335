package io.tenantsync.control.graph;

import io.tenantsync.control.trust.Reading;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory extension that carries the anchor. */
final class GraphAnchor {
    private static final String PERMISSION = "Application.ReadWrite.OwnedBy";
    private static final String NAME = "tenantsyncSource";

    private GraphAnchor() {}

    static Reading<Boolean> registered(Door door) {
        BatchAnswer answer = applications(door);
        // the permission to see applications is wanted for the set-up only; afterwards the extension itself tells
        return new Reading.Read<>(
                answer.failure() instanceof GraphFailure.Forbidden
                        ? canBeFilteredBy(door)
                        : hasExtension(door, applicationId(door, answer)));
    }

    /** Answers whether it was made by this call. */
    static Reading<Boolean> register(Door door) {
        String application = applicationId(door, applications(door));
        if (hasExtension(door, application)) {
            return new Reading.Read<>(false);
        }
        Map<String, @Nullable Object> body =
                Map.of("name", NAME, "dataType", "String", "targetObjects", List.of("User"));
        GraphFailure failure = door.post(extensions(application), body).failure();
        if (failure == null) {
            return new Reading.Read<>(true);
        }
        // somebody else may have been faster, or the answer was lost on its way
        if (hasExtension(door, application)) {
            return new Reading.Read<>(true);
        }
        throw door.unexpected(failure, PERMISSION);
    }

    private static BatchAnswer applications(Door door) {
        String appId = Optional.ofNullable(door.tenant().anchorApplication())
                .orElseThrow(() -> new UnexpectedAnswer(
                        "it is not known which application owns the anchor",
                        "Add anchorApplication to " + door.tenant().name() + " in the tenants file"));
        return door.ask(ODataPath.of("applications")
                .filter(ODataLiterals.equal("appId", appId))
                .select("id", "appId"));
    }

    private static String applicationId(Door door, BatchAnswer answer) {
        return door.listed(answer, PERMISSION).stream()
                .map(application -> application.get("id"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElseThrow(
                        () -> new UnexpectedAnswer(
                                "there is no application " + door.tenant().anchorApplication() + " in "
                                        + door.tenant().name(),
                                "Register the application there, or correct anchorApplication or clientId in the tenants file"));
    }

    private static boolean hasExtension(Door door, String application) {
        String wanted = door.tenant().anchorProperty();
        return door.listed(door.ask(extensions(application)), PERMISSION).stream()
                .anyMatch(extension -> wanted.equalsIgnoreCase(String.valueOf(extension.get("name"))));
    }

    private static boolean canBeFilteredBy(Door door) {
        BatchAnswer answer = door.ask(ODataPath.of("users")
                .filter(ODataLiterals.equal(door.tenant().anchorProperty(), "none"))
                .select("id")
                .top(1));
        if (answer.failure() instanceof GraphFailure.Refused) {
            return false;
        }
        door.found(answer, "User.ReadWrite.All");
        return true;
    }

    private static ODataPath extensions(String application) {
        return ODataPath.of("applications", application, "extensionProperties");
    }
}
