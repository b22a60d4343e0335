package io.tenantsync.emulator.http;

import io.tenantsync.emulator.control.EmulatorControl;
import io.tenantsync.emulator.control.Replication;
import io.tenantsync.emulator.directory.Delays;
import io.tenantsync.emulator.directory.ReadPath;
import io.tenantsync.emulator.directory.ReplicationDelay;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.odata.QueryOptions;
import io.tenantsync.emulator.organisation.SwitchFields;
import io.tenantsync.emulator.quota.QuotaFields;
import io.tenantsync.emulator.quota.QuotaSettings;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code /_emulator}: the control API over HTTP. */
final class ControlCalls {
    static final String PREFIX = "/_emulator/";

    private static final String FAULTS = PREFIX + "faults";

    private static final int DEFAULT_LIMIT = 1_000;

    private final EmulatorControl control;

    ControlCalls(EmulatorControl control) {
        this.control = control;
    }

    /** Whether the call wants the people of a tenant, which are too many for one answer in memory. */
    static boolean streams(HttpCall call) {
        return call.path().equals(PREFIX + "users") && call.method().equals("GET");
    }

    /** The tenant whose people are wanted; an explanation in its place if there is none of that name. */
    @Nullable
    HttpAnswer refuseExport(HttpCall call) {
        String tenant = QueryOptions.parse(call.query()).find("tenant");
        return control.knows(tenant) ? null : failed(400, "Say which tenant: ?tenant=NAME, one of " + control.names());
    }

    void export(HttpCall call, OutputStream out) {
        String tenant = String.valueOf(QueryOptions.parse(call.query()).find("tenant"));
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            control.exportUsers(tenant, writer);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpAnswer answer(HttpCall call) {
        try {
            if (call.path().startsWith(FAULTS)) {
                return faults(call);
            }
            return switch (call.method() + " " + call.path().substring(PREFIX.length())) {
                case "GET tenants" -> ok(ControlViews.tenants(control.tenants()));
                case "GET counters" -> ok(ControlViews.counters(control.counters()));
                case "POST counters/reset" -> {
                    control.resetCounters();
                    yield HttpAnswer.empty(204);
                }
                case "PUT latency" -> latency(body(call));
                case "PUT replication" -> replication(body(call));
                case "GET clock" -> clock();
                case "POST clock" -> {
                    control.advance(advance(body(call)));
                    yield clock();
                }
                case "GET switches" -> ok(SwitchFields.written(control.switches(tenantOf(call))));
                case "PUT switches" -> switches(body(call));
                case "GET quotas" -> ok(ControlViews.quotas(control.quotas()));
                case "PUT quotas" -> quotas(body(call));
                case "GET journal" -> journal(QueryOptions.parse(call.query()));
                default ->
                    failed(
                            404,
                            "There is no " + call.method() + " " + call.path() + ". There are: GET tenants, counters,"
                                    + " quotas, journal, users; clock, switches, faults, faults/journal; POST counters/reset,"
                                    + " faults, clock; DELETE faults, faults/ID; PUT latency, replication, quotas, switches.");
            };
        } catch (IllegalArgumentException | JacksonException e) {
            return failed(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpAnswer latency(Map<?, ?> body) {
        control.latency(Duration.ofMillis(number(body, "millis")), Duration.ofMillis(number(body, "jitterMillis")));
        return HttpAnswer.empty(204);
    }

    private HttpAnswer replication(Map<?, ?> body) {
        Fields fields = new Fields("", body).allow("mode", "byId", "lists", "delta", "deletedItems");
        Replication mode = fields.word("mode", Replication.class, Replication.NONE);
        Delays delays = Delays.everywhere(control.delay(mode == null ? Replication.NONE : mode));
        for (ReadPath path : ReadPath.values()) {
            String name = Fields.camel(path.name());
            if (fields.has(name)) {
                delays = delays.with(path, delay(fields, name));
            }
        }
        control.replication(delays);
        return HttpAnswer.empty(204);
    }

    private ReplicationDelay delay(Fields fields, String name) {
        String text = String.valueOf(fields.find(name));
        if (text.matches("\\d{1,9}")) {
            long millis = Long.parseLong(text);
            return (id, seq) -> millis;
        }
        Replication mode = fields.word(name, Replication.class, Replication.NONE);
        return control.delay(mode == null ? Replication.NONE : mode);
    }

    private HttpAnswer switches(Map<?, ?> body) {
        Map<Object, Object> settings = new LinkedHashMap<>(body);
        Object tenant = settings.remove("tenant");
        Switches wanted = SwitchFields.read(new Fields("", settings));
        if (tenant == null) {
            control.switches(wanted);
        } else {
            control.switches(tenant.toString(), wanted);
        }
        return HttpAnswer.empty(204);
    }

    private static String tenantOf(HttpCall call) {
        return String.valueOf(QueryOptions.parse(call.query()).find("tenant"));
    }

    private HttpAnswer clock() {
        return ok(Map.of(
                "now", control.now().toString(), "aheadSeconds", control.ahead().toSeconds()));
    }

    private static Duration advance(Map<?, ?> body) {
        String advance = new Fields("", body).allow("advance").find("advance");
        try {
            return Duration.parse(String.valueOf(advance));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'advance' must be an ISO 8601 duration such as \"P7DT1H\", but is '" + advance + "'.", e);
        }
    }

    private HttpAnswer faults(HttpCall call) {
        String below = call.path().substring(FAULTS.length());
        if (call.method().equals("DELETE") && below.length() > 1) {
            String id = below.substring(1);
            return control.faults().remove(id) ? HttpAnswer.empty(204) : failed(404, "There is no fault '" + id + "'.");
        }
        return switch (call.method() + " " + below) {
            case "GET " -> ok(ControlViews.faults(control.faults().rules()));
            case "POST " -> ok(Map.of("ids", control.faults().add(Json.read(call.body()))));
            case "DELETE " -> {
                control.faults().clear();
                yield HttpAnswer.empty(204);
            }
            case "GET /journal" -> {
                String after = QueryOptions.parse(call.query()).find("after");
                yield ok(ControlViews.hits(control.faults().journal(after == null ? 0 : Long.parseLong(after))));
            }
            default -> failed(404, "There is no " + call.method() + " " + call.path() + ".");
        };
    }

    private HttpAnswer quotas(Map<?, ?> body) {
        Map<Object, Object> settings = new LinkedHashMap<>(body);
        Object tenant = settings.remove("tenant");
        QuotaSettings wanted = QuotaFields.read(new Fields("", settings));
        if (tenant == null) {
            control.quotas(wanted);
        } else {
            control.quotas(tenant.toString(), wanted);
        }
        return HttpAnswer.empty(204);
    }

    private HttpAnswer journal(QueryOptions query) {
        String tenant = query.find("tenant");
        String after = query.find("after");
        String limit = query.find("limit");
        return ok(ControlViews.journal(control.journal(
                tenant,
                after == null ? 0 : Long.parseLong(after),
                limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit))));
    }

    private static long number(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case Number number -> number.longValue();
            case null -> 0;
            default -> throw new IllegalArgumentException("'" + name + "' must be a number of milliseconds.");
        };
    }

    private static Map<?, ?> body(HttpCall call) {
        if (Json.read(call.body()) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("The body must be a JSON object.");
    }

    private static HttpAnswer ok(Object value) {
        return HttpAnswer.json(200, Json.bytes(value));
    }

    private static HttpAnswer failed(int status, String message) {
        return HttpAnswer.json(status, Json.bytes(Map.of("error", message)));
    }
}
