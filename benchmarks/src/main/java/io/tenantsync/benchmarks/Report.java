package io.tenantsync.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows of figures: a table while people watch, JSON as the last line. */
final class Report {
    private final PrintStream out;
    private final String benchmark;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Report(String benchmark, PrintStream out) {
        this.benchmark = benchmark;
        this.out = out;
    }

    /** @param pairs names and values in turn */
    void row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            row.put((String) pairs[index], pairs[index + 1]);
        }
        rows.add(row);
    }

    List<Map<String, Object>> rows() {
        return List.copyOf(rows);
    }

    void print() {
        List<String> columns =
                rows.isEmpty() ? List.of() : List.copyOf(rows.getFirst().keySet());
        out.println("| " + String.join(" | ", columns) + " |");
        out.println("|" + "---|".repeat(columns.size()));
        for (Map<String, Object> row : rows) {
            List<String> cells =
                    columns.stream().map(column -> text(row.get(column))).toList();
            out.println("| " + String.join(" | ", cells) + " |");
        }
        Runtime machine = Runtime.getRuntime();
        out.println(JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "benchmark",
                        benchmark,
                        "processors",
                        machine.availableProcessors(),
                        "java",
                        Runtime.version().toString(),
                        "rows",
                        rows)));
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : String.valueOf(value);
    }
}
