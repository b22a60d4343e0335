package io.tenantsync.audit.rest;

import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.Outcome;
import io.tenantsync.audit.auditing.PersonView;
import io.tenantsync.audit.auditing.Tally;
import io.tenantsync.audit.querying.BadQuery;
import io.tenantsync.audit.querying.LogQuery;
import io.tenantsync.audit.querying.PeoplePage;
import io.tenantsync.audit.querying.PeoplePlace;
import io.tenantsync.audit.querying.PeopleQuery;
import io.tenantsync.audit.storage.AdministrationStore;
import io.tenantsync.audit.storage.ConfigurationStore;
import io.tenantsync.audit.storage.EntryStore;
import io.tenantsync.audit.storage.PeopleStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /api/v1/...}: views that Graph has none of. */
public final class ViewsEndpoint {
    private final EntryStore entries;
    private final PeopleStore people;
    private final ConfigurationStore configurations;
    private final AdministrationStore administration;

    public ViewsEndpoint(
            EntryStore entries,
            PeopleStore people,
            ConfigurationStore configurations,
            AdministrationStore administration) {
        this.entries = entries;
        this.people = people;
        this.configurations = configurations;
        this.administration = administration;
    }

    /** What it answers to. */
    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/api/v1/people", this::people)
                .GET("/api/v1/changes/{changeId}", this::change)
                .GET("/api/v1/summary", request -> summary())
                .GET("/api/v1/administration", this::administration)
                .onError(
                        BadQuery.class,
                        (bad, request) -> problem(HttpStatus.BAD_REQUEST, String.valueOf(bad.getMessage())))
                .onError(
                        DataIntegrityViolationException.class,
                        (unheard, request) ->
                                problem(HttpStatus.BAD_REQUEST, "A value holds characters that nothing here can hold."))
                .onError(
                        DataAccessException.class,
                        (away, request) -> problem(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "The database of the audit log does not answer. Try again later; nothing is lost."))
                .build();
    }

    private ServerResponse people(ServerRequest request) {
        PeoplePage page = people.page(PeopleQuery.of(
                parameter(request, "configuration"),
                parameter(request, "state"),
                parameter(request, "search"),
                parameter(request, "after"),
                parameter(request, "top")));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("value", page.people().stream().map(ViewsEndpoint::person).toList());
        PeoplePlace next = page.next();
        json.put("next", next == null ? null : next.token());
        return ServerResponse.ok().body(json);
    }

    private ServerResponse change(ServerRequest request) {
        String changeId = request.pathVariable("changeId");
        List<Map<String, @Nullable Object>> found =
                entries.ofChange(changeId).stream().map(ViewsEndpoint::entry).toList();
        return ServerResponse.ok().body(Map.of("changeId", changeId, "entries", found));
    }

    private ServerResponse summary() {
        return ServerResponse.ok()
                .body(Map.of(
                        "configurations",
                        configurations.tallies().stream()
                                .map(ViewsEndpoint::tally)
                                .toList()));
    }

    private ServerResponse administration(ServerRequest request) {
        String top = parameter(request, "top");
        return ServerResponse.ok()
                .body(Map.of(
                        "value",
                        administration.newest(
                                parameter(request, "configuration"),
                                top == null ? LogQuery.USUAL : LogQuery.top(top))));
    }

    private static Map<String, @Nullable Object> person(PersonView view) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("configurationId", view.configurationId());
        json.put("tenantId", view.tenantId());
        json.put("userId", view.userId());
        json.put("displayName", view.displayName());
        json.put("userPrincipalName", view.userPrincipalName());
        json.put("state", view.standing().name());
        json.put("targetId", view.targetId());
        json.put("attempts", view.attempts());
        json.put("reason", view.reason());
        Instant next = view.nextAttempt();
        json.put("nextAttempt", next == null ? null : next.toString());
        json.put("since", view.since().toString());
        json.put("changeId", view.changeId());
        return json;
    }

    /** What Graph shows, and what only we know. */
    private static Map<String, @Nullable Object> entry(Entry entry) {
        Map<String, @Nullable Object> json = ObjectSummary.of(entry);
        json.put("resultId", entry.resultId());
        json.put("commandId", entry.commandId());
        json.put("attempt", entry.attempt());
        json.put("terminal", entry.terminal());
        Outcome outcome = entry.outcome();
        json.put("outcome", outcome == null ? null : outcome.wire());
        json.put("revision", entry.revision());
        json.put("cost", entry.cost());
        json.put("observedAt", entry.observedAt().toString());
        json.put("startedAt", entry.startedAt().toString());
        return json;
    }

    private static Map<String, @Nullable Object> tally(Tally tally) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", tally.configuration().id());
        json.put("name", tally.configuration().name());
        for (Outcome outcome : Outcome.values()) {
            json.put(outcome.wire(), tally.count(outcome));
        }
        return json;
    }

    private static @Nullable String parameter(ServerRequest request, String name) {
        return request.param(name).orElse(null);
    }

    private static ServerResponse problem(HttpStatus status, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
