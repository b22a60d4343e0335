package io.tenantsync.standalone;

import io.tenantsync.mapper.expression.Outcome;
import io.tenantsync.mapper.expression.Parsing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came of an expression, as one line of JSON. */
final class ExpressionAnswer {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private ExpressionAnswer() {}

    static String of(Parsing.Problem problem) {
        return error(problem.message(), problem.line(), problem.column());
    }

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value value -> value(value.value());
            case Outcome.Empty ignored -> value(null);
            case Outcome.LeaveAlone ignored ->
                JSON.createObjectNode().put("leaveAlone", true).toString();
            case Outcome.Failed failed -> error(failed.message(), failed.line(), failed.column());
        };
    }

    private static String value(@Nullable Object value) {
        ObjectNode answer = JSON.createObjectNode();
        switch (value) {
            case null -> answer.putNull("value");
            case Boolean truth -> answer.put("value", truth ? "True" : "False");
            case Long number -> answer.put("value", number);
            case Double number -> answer.put("value", number);
            case List<?> list -> {
                var values = answer.putArray("value");
                list.forEach(each -> values.add(String.valueOf(each)));
            }
            default -> answer.put("value", value.toString());
        }
        return answer.toString();
    }

    private static String error(String message, int line, int column) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error").put("message", message).put("line", line).put("column", column);
        return answer.toString();
    }
}
