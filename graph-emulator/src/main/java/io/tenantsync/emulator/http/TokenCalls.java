package io.tenantsync.emulator.http;

import io.tenantsync.emulator.fault.Fault;
import io.tenantsync.emulator.fault.FaultRule;
import io.tenantsync.emulator.fault.Faults;
import io.tenantsync.emulator.fault.Match;
import io.tenantsync.emulator.fault.Match.Target;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.token.AccessTokens;
import io.tenantsync.emulator.token.TokenAnswer.Denied;
import io.tenantsync.emulator.token.TokenAnswer.Granted;
import io.tenantsync.emulator.token.TokenEndpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /{tenant}/oauth2/v2.0/token}. */
final class TokenCalls {
    private static final Pattern PATH = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");

    private final TokenEndpoint endpoint;
    private final Faults faults;
    private final Counters counters;
    private final InstantSource clock;

    TokenCalls(TokenEndpoint endpoint, Faults faults, Counters counters, InstantSource clock) {
        this.endpoint = endpoint;
        this.faults = faults;
        this.counters = counters;
        this.clock = clock;
    }

    static boolean concerns(String path) {
        return PATH.matcher(path).matches();
    }

    HttpAnswer answer(HttpCall call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches() || !call.method().equals("POST")) {
            return HttpAnswer.empty(405).with("Allow", "POST");
        }
        String tenantName = decode(path.group(1));
        Map<String, String> form = form(call);
        List<FaultRule> struck = strike(tenantName, form);
        HttpAnswer sent = Brought.neverArrived(struck) ? HttpAnswer.empty(204) : answer(struck, tenantName, form, call);
        String correlation = call.header("client-request-id");
        if (!correlation.isEmpty()) {
            sent = sent.with("client-request-id", correlation);
        }
        return Brought.with(
                struck, sent.with("Cache-Control", "no-store, no-cache").with("Pragma", "no-cache"));
    }

    private List<FaultRule> strike(String tenantName, Map<String, String> form) {
        Target target = new Target(
                "POST",
                List.of(Match.TOKEN),
                endpoint.tenantId(tenantName),
                form.getOrDefault("client_id", ""),
                false,
                UUID.randomUUID().toString());
        return faults.strike(
                target,
                fault -> fault instanceof Fault.TokenError
                        || fault instanceof Fault.OfTransport
                        || fault instanceof Fault.Delay);
    }

    private HttpAnswer answer(List<FaultRule> struck, String tenantName, Map<String, String> form, HttpCall call) {
        for (FaultRule rule : struck) {
            if (rule.fault() instanceof Fault.Delay delay) {
                delay.pass();
            }
            if (rule.fault() instanceof Fault.TokenError fault) {
                Denied denied = new Denied(fault.status(), fault.error(), fault.number(), "A fault of the emulator.");
                HttpAnswer answer = denied(denied, call);
                return fault.retryAfter() == null ? answer : answer.with("Retry-After", fault.retryAfter());
            }
        }
        return switch (endpoint.answer(tenantName, form)) {
            case Granted granted -> granted(granted);
            case Denied denied -> denied(denied, call);
        };
    }

    private HttpAnswer granted(Granted granted) {
        counters.of(granted.tenantId(), granted.clientId()).token();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", AccessTokens.LIFETIME_SECONDS);
        body.put("ext_expires_in", AccessTokens.LIFETIME_SECONDS);
        body.put("access_token", granted.accessToken());
        return HttpAnswer.json(200, Json.bytes(body));
    }

    private HttpAnswer denied(Denied denied, HttpCall call) {
        String trace = UUID.randomUUID().toString();
        String correlation = call.header("client-request-id");
        String correlationId = correlation.isEmpty() ? UUID.randomUUID().toString() : correlation;
        String timestamp =
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", denied.error());
        body.put(
                "error_description",
                "AADSTS" + denied.number() + ": " + denied.message() + " Trace ID: " + trace + " Correlation ID: "
                        + correlationId + " Timestamp: " + timestamp);
        body.put("error_codes", List.of(denied.number()));
        body.put("timestamp", timestamp);
        body.put("trace_id", trace);
        body.put("correlation_id", correlationId);
        body.put("error_uri", "https://login.microsoftonline.com/error?code=" + denied.number());
        return HttpAnswer.json(denied.status(), Json.bytes(body));
    }

    private static Map<String, String> form(HttpCall call) {
        Map<String, String> form = new HashMap<>();
        basic(call.header("Authorization"), form);
        for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static void basic(String authorization, Map<String, String> form) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            form.put("client_id", decode(parts[0]));
            form.put("client_secret", parts.length > 1 ? decode(parts[1]) : "");
        } catch (IllegalArgumentException e) {
            // Not Basic after all: the endpoint will miss the client id and say so.
            form.clear();
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
