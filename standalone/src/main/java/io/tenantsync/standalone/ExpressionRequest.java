package io.tenantsync.standalone;

import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Inputs;
import io.tenantsync.mapper.expression.Parsing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** One line of a batch of expressions, and the attributes in it. */
final class ExpressionRequest {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private static final InstantSource CLOCK = InstantSource.system();

    private ExpressionRequest() {}

    /** The answer to one line, as one line of JSON. Never throws. */
    static String answer(String line) {
        try {
            JsonNode request = JSON.readTree(line);
            JsonNode text = request.path("expression");
            if (!text.isString()) {
                throw new IllegalArgumentException("The line needs a key \"expression\" with a text");
            }
            Inputs inputs = inputs(
                    attributes(request.path("attributes")),
                    texts(request.path("groups")),
                    tables(request.path("tables")),
                    request.path("defaultDomain").asStringOpt().orElse(null));
            return switch (Expressions.parse(text.asString())) {
                case Parsing.Parsed parsed ->
                    ExpressionAnswer.of(parsed.expression().evaluate(inputs));
                case Parsing.Problem problem -> ExpressionAnswer.of(problem);
            };
        } catch (JacksonException malformed) {
            return ExpressionAnswer.of(notJson(malformed));
        } catch (IllegalArgumentException malformed) {
            return ExpressionAnswer.of(new Parsing.Problem(1, 1, String.valueOf(malformed.getMessage())));
        }
    }

    /** @throws IllegalArgumentException if the text is not a JSON object of attributes; the message says why */
    static Map<String, @Nullable Object> attributes(String json) {
        try {
            return attributes(JSON.readTree(json));
        } catch (JacksonException malformed) {
            Parsing.Problem problem = notJson(malformed);
            throw new IllegalArgumentException(problem.toString(), malformed);
        }
    }

    static Inputs inputs(
            Map<String, @Nullable Object> attributes,
            Collection<String> groups,
            Map<String, Map<String, String>> tables,
            @Nullable String defaultDomain) {
        return new Inputs(attributes::get, CLOCK, new SplittableRandom(), groups::contains, tables, defaultDomain);
    }

    private static Map<String, @Nullable Object> attributes(JsonNode node) {
        Map<String, @Nullable Object> attributes = new HashMap<>();
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            throw new IllegalArgumentException("The attributes must be a JSON object of names and values");
        }
        node.forEachEntry((name, value) -> attributes.put(name, value(name, value)));
        return attributes;
    }

    private static @Nullable Object value(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> null;
            case STRING -> value.asString();
            case BOOLEAN -> value.asBoolean();
            case NUMBER ->
                value.canConvertToLong() && value.isIntegralNumber() ? (Object) value.asLong() : value.asDouble();
            case ARRAY -> texts(value);
            default ->
                throw new IllegalArgumentException("The attribute " + name
                        + " must be a string, a boolean, a number, null, or an array of strings");
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString()));
        return List.copyOf(texts);
    }

    private static Map<String, Map<String, String>> tables(JsonNode tables) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        tables.forEachEntry((name, table) -> {
            Map<String, String> rows = new TreeMap<>();
            table.forEachEntry((key, value) -> rows.put(key, value.asString()));
            all.put(name, rows);
        });
        return all;
    }

    private static Parsing.Problem notJson(JacksonException malformed) {
        return new Parsing.Problem(
                Math.max(1, malformed.getLocation().getLineNr()),
                Math.max(1, malformed.getLocation().getColumnNr()),
                "This is not JSON: " + malformed.getOriginalMessage());
    }
}
