package io.tenantsync.control.rest;

import io.tenantsync.control.operation.DecisionDesk;
import io.tenantsync.control.operation.StagedPerson;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Who waits for a decision, and deciding. */
final class StagedHandler {
    private static final int MOST = 1_000;

    private final DecisionDesk desk;
    private final ConfigurationHandler configurations;

    StagedHandler(DecisionDesk desk, ConfigurationHandler configurations) {
        this.desk = desk;
        this.configurations = configurations;
    }

    /**
     * What the body of a decision says.
     *
     * @param decision approve or reject
     * @param ids request ids, object ids or user principal names
     * @param all true instead of ids: everybody who waits
     * @param reason why, in the words of whoever decides
     */
    record Body(
            @Nullable String decision,
            @Nullable List<String> ids,
            @Nullable Boolean all,
            @Nullable String reason) {
        boolean isComplete() {
            boolean some = ids != null && !ids.isEmpty();
            return ("approve".equals(decision) || "reject".equals(decision)) && some != Boolean.TRUE.equals(all);
        }
    }

    /** Pages of up to 1,000: {@code ?top=} and {@code ?skip=}; the total is in {@code count}. */
    ServerResponse list(ServerRequest request) {
        int top = Math.min(MOST, number(request, "top", MOST));
        int skip = number(request, "skip", 0);
        return desk.waiting(request.pathVariable("name"))
                .map(waiting -> Answers.ok(Map.of(
                        "count",
                        waiting.size(),
                        "staged",
                        waiting.stream().skip(skip).limit(top).toList())))
                .orElseGet(() -> configurations.unknown(request));
    }

    ServerResponse decide(ServerRequest request) throws ServletException, IOException {
        Body body = request.body(Body.class);
        if (!body.isComplete()) {
            return Answers.problem(
                    HttpStatus.BAD_REQUEST,
                    "The decision is not complete",
                    "Send decision (approve or reject) and either ids or all, for example"
                            + " {\"decision\":\"approve\",\"ids\":[\"adele@contoso.com\"],\"reason\":\"left us\"}.");
        }
        DecisionDesk.Decision decision = new DecisionDesk.Decision(
                "approve".equals(body.decision()),
                Objects.requireNonNullElse(body.ids(), List.of()),
                Objects.requireNonNullElse(body.reason(), ""));
        return desk.decide(request.pathVariable("name"), decision, ConfigurationHandler.actor(request))
                .map(StagedHandler::answer)
                .orElseGet(() -> configurations.unknown(request));
    }

    private static ServerResponse answer(DecisionDesk.Outcome outcome) {
        if (!outcome.unknown().isEmpty()) {
            return Answers.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Not everybody waits for a decision",
                    "Nothing was decided. Nobody waits who is meant by: "
                            + String.join(", ", outcome.unknown())
                            + ". It may have been decided or withdrawn meanwhile; list who waits.",
                    Map.of("unknown", outcome.unknown()));
        }
        return Answers.ok(Map.of(
                "decided",
                outcome.decided().size(),
                "requestIds",
                outcome.decided().stream().map(StagedPerson::requestId).toList()));
    }

    private static int number(ServerRequest request, String name, int usual) {
        return request.param(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(usual);
    }
}
