package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run has found out.
 *
 * @param tenant the operator's name for the tenant
 * @param runId what the run's guests were marked with
 * @param rows one for each experiment, in their order
 * @param notTried why there is no experiment, by the name of the switch
 * @param remains what could not be removed for good
 */
public record ProbeReport(
        String tenant, String runId, List<Row> rows, Map<String, String> notTried, List<Remains> remains) {
    private static final String LINE = "%-31s  %-58s  %s%n";

    /** @param decides the switches that the experiment is about; none for the page size */
    public record Row(String experiment, Finding finding, Set<Switch> decides) {}

    public ProbeReport {
        rows = List.copyOf(rows);
        remains = List.copyOf(remains);
    }

    /** Whether a question that was tried is open, or somebody may be left among the live users. */
    public boolean failed() {
        return rows.stream().anyMatch(row -> row.finding() instanceof Finding.Unclear)
                || remains.stream().anyMatch(each -> !each.softDeleted());
    }

    /** What to write behind {@code switches} in the emulator's tenants file; what is as documented is left out. */
    public Map<String, Object> switches() {
        Map<String, Object> switches = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.finding() instanceof Finding.Known known) {
                known.on().stream().sorted().forEach(each -> switches.put(Fields.camel(each.name()), true));
                known.deltaPageSize().stream()
                        .filter(size -> size != Switches.DOCUMENTED.deltaPageSize())
                        .forEach(size -> switches.put("deltaPageSize", size));
            }
        }
        return switches;
    }

    /** The same as a line of YAML. */
    public String yaml() {
        List<String> entries = new ArrayList<>();
        switches().forEach((name, value) -> entries.add(name + ": " + value));
        return "switches: {" + (entries.isEmpty() ? "" : " " + String.join(", ", entries) + " ") + "}";
    }

    /** For people: a table, and the line for the emulator's tenants file. */
    public String text() {
        StringBuilder text = new StringBuilder(LINE.formatted("Experiment", "Finding", "Emulator switch"));
        for (Row row : rows) {
            text.append(LINE.formatted(row.experiment(), row.finding().text(), verdict(row)));
        }
        notTried.forEach((name, why) -> text.append(LINE.formatted("(none)", why, name + ": not tried")));
        return text.append("%nIn the emulator's tenants file, in a tenant that shall behave like %s:%n%n    %s%n"
                        .formatted(tenant, yaml()))
                .toString();
    }

    /** For programs: the same as maps and lists. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tenant", tenant);
        json.put("runId", runId);
        json.put("experiments", rows.stream().map(ProbeReport::json).toList());
        json.put("notTried", notTried);
        json.put("switches", switches());
        json.put("remains", remains.stream().map(ProbeReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("experiment", row.experiment());
        json.put("outcome", outcome(row.finding()));
        json.put("finding", row.finding().text());
        json.put("switches", states(row));
        return json;
    }

    private static Map<String, Object> json(Remains each) {
        return Map.of(
                "id", each.id(),
                "address", each.address(),
                "softDeleted", each.softDeleted(),
                "remedy", each.remedy());
    }

    private static String outcome(Finding finding) {
        return switch (finding) {
            case Finding.Known ignored -> "known";
            case Finding.Unclear ignored -> "unclear";
            case Finding.NotTried ignored -> "not tried";
        };
    }

    private static String verdict(Row row) {
        return switch (row.finding()) {
            case Finding.Known ignored ->
                String.join(
                        ", ",
                        states(row).entrySet().stream()
                                .map(state -> state.getKey() + ": " + state.getValue())
                                .toList());
            case Finding.Unclear ignored -> "unclear";
            case Finding.NotTried ignored -> "not tried";
        };
    }

    /** What is known of the settings that the experiment is about, those as documented included. */
    private static Map<String, Object> states(Row row) {
        Map<String, Object> states = new LinkedHashMap<>();
        if (row.finding() instanceof Finding.Known known) {
            row.decides().stream()
                    .sorted()
                    .forEach(each ->
                            states.put(Fields.camel(each.name()), known.on().contains(each)));
            known.deltaPageSize().ifPresent(size -> states.put("deltaPageSize", size));
        }
        return states;
    }
}
