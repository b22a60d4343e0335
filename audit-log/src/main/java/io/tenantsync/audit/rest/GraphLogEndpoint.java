package io.tenantsync.audit.rest;

import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.querying.BadQuery;
import io.tenantsync.audit.querying.LogPage;
import io.tenantsync.audit.querying.LogQuery;
import io.tenantsync.audit.querying.Place;
import io.tenantsync.audit.storage.EntryStore;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /v1.0/auditLogs/provisioning}, as tools that were written for Microsoft Graph know it. */
public final class GraphLogEndpoint {
    private static final String PATH = "/v1.0/auditLogs/provisioning";
    private static final List<String> OPTIONS = List.of("$filter", "$orderby", "$top", "$skiptoken");

    private final EntryStore entries;
    private final GraphAnswers answers;

    /** @param ids makes request ids */
    public GraphLogEndpoint(EntryStore entries, InstantSource clock, Supplier<UUID> ids) {
        this.entries = entries;
        this.answers = new GraphAnswers(clock, ids);
    }

    /** What it answers to. */
    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(PATH, this::list)
                .GET(PATH + "/{id}", this::one)
                .onError(BadQuery.class, (bad, request) -> badRequest(request, String.valueOf(bad.getMessage())))
                .onError(
                        DataIntegrityViolationException.class,
                        (unheard, request) -> badRequest(request, "A value holds characters that no entry can hold."))
                .onError(
                        DataAccessException.class,
                        (away, request) -> answers.error(
                                request,
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "serviceNotAvailable",
                                "The database of the audit log does not answer. Try again later; nothing is lost."))
                .build();
    }

    private ServerResponse badRequest(ServerRequest request, String message) {
        return answers.error(request, HttpStatus.BAD_REQUEST, "BadRequest", message);
    }

    private ServerResponse list(ServerRequest request) {
        refuseOtherOptions(request);
        LogPage page = entries.page(LogQuery.of(
                option(request, "$filter"),
                option(request, "$orderby"),
                option(request, "$skiptoken"),
                option(request, "$top")));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("@odata.context", context(request));
        Place next = page.next();
        if (next != null) {
            json.put("@odata.nextLink", nextLink(request, next));
        }
        json.put("value", page.entries().stream().map(ObjectSummary::of).toList());
        return answers.ok(request, json);
    }

    /** Takes the id that readers see, and for people who come from a topic also that of the result. */
    private ServerResponse one(ServerRequest request) {
        String id = request.pathVariable("id");
        Optional<Entry> entry = entries.entry(id).or(() -> entries.entry(Entry.idOf(id)));
        if (entry.isEmpty()) {
            return answers.error(
                    request,
                    HttpStatus.NOT_FOUND,
                    "ResourceNotFound",
                    "There is no entry with this id. It is older than the log, or has not arrived yet.");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("@odata.context", context(request) + "/$entity");
        json.putAll(ObjectSummary.of(entry.get()));
        return answers.ok(request, json);
    }

    /** An option that is ignored in silence answers another question than the one that was asked. */
    private static void refuseOtherOptions(ServerRequest request) {
        request.params().keySet().stream()
                .filter(name -> name.startsWith("$") && !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery("The query option " + name + " is not supported here. These are: "
                            + String.join(", ", OPTIONS) + ".");
                });
    }

    private static @Nullable String option(ServerRequest request, String name) {
        return request.param(name).orElse(null);
    }

    private static String context(ServerRequest request) {
        return UriComponentsBuilder.fromUri(request.uri())
                .replacePath("/v1.0/$metadata")
                .replaceQuery(null)
                .fragment("auditLogs/provisioning")
                .build()
                .toUriString();
    }

    private static String nextLink(ServerRequest request, Place next) {
        return UriComponentsBuilder.fromUri(request.uri())
                .replaceQueryParam("%24skiptoken")
                .replaceQueryParam("$skiptoken", next.token())
                .build(true)
                .toUriString();
    }
}
