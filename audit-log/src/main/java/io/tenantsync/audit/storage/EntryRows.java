package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.Action;
import io.tenantsync.audit.auditing.Cost;
import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.Named;
import io.tenantsync.audit.auditing.Outcome;
import io.tenantsync.audit.auditing.Party;
import io.tenantsync.audit.auditing.Problem;
import io.tenantsync.audit.auditing.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries as rows of {@code audit.entries} and back. */
final class EntryRows {
    static final String COLUMNS = """
            id, result_id, change_id, outcome, command_id, attempt, configuration_id, configuration_name, revision, \
            source_tenant_id, source_tenant_name, target_tenant_id, target_tenant_name, source_id, source_name, source_upn, \
            target_id, target_name, target_upn, action, status, error_code, error_reason, error_advice, steps, modified, \
            requests, writes, resource_units, cycle_id, observed_at, started_at, activity_at, duration_ms""";

    /** The value of the fourth column: none when another answer to the same command has one. */
    static final String OUTCOME = """
            case when exists (select 1 from audit.entries ended where ended.command_id = ? and ended.outcome is not null) \
            then null else ?::text end""";

    private EntryRows() {}

    /** Values in the order of {@link #COLUMNS}, the command once more for {@link #OUTCOME}. */
    static @Nullable Object[] values(Entry entry) {
        Problem problem = entry.problem();
        return new @Nullable Object[] {
            entry.id(),
            entry.resultId(),
            entry.changeId(),
            entry.commandId(),
            entry.outcome() == null ? null : entry.outcome().wire(),
            entry.commandId(),
            entry.attempt(),
            entry.configuration().id(),
            entry.configuration().name(),
            entry.revision(),
            entry.sourceTenant().id(),
            entry.sourceTenant().name(),
            entry.targetTenant().id(),
            entry.targetTenant().name(),
            entry.source().id(),
            entry.source().displayName(),
            entry.source().userPrincipalName(),
            entry.target().id(),
            entry.target().displayName(),
            entry.target().userPrincipalName(),
            entry.action().wire(),
            entry.status().wire(),
            problem == null ? null : problem.code(),
            problem == null ? null : problem.reason(),
            problem == null ? null : problem.advice(),
            JsonColumn.write(entry.steps()),
            JsonColumn.write(entry.modified()),
            entry.cost().requests(),
            entry.cost().writes(),
            entry.cost().resourceUnits(),
            entry.cycleId(),
            time(entry.observedAt()),
            time(entry.startedAt()),
            time(entry.endedAt()),
            entry.durationInMilliseconds()
        };
    }

    static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("result_id"),
                row.getString("change_id"),
                outcome(row.getString("outcome")),
                row.getString("command_id"),
                row.getInt("attempt"),
                new Named(row.getString("configuration_id"), row.getString("configuration_name")),
                row.getLong("revision"),
                new Named(row.getString("source_tenant_id"), row.getString("source_tenant_name")),
                new Named(row.getString("target_tenant_id"), row.getString("target_tenant_name")),
                party(row, "source"),
                party(row, "target"),
                action(row.getString("action")),
                status(row.getString("status")),
                problem(row),
                JsonColumn.read(row.getString("steps"), JsonColumn.STEPS),
                JsonColumn.read(row.getString("modified"), JsonColumn.MODIFIED),
                new Cost(row.getInt("requests"), row.getInt("writes"), row.getInt("resource_units")),
                row.getString("cycle_id"),
                instant(row, "observed_at"),
                instant(row, "started_at"),
                instant(row, "activity_at"));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Outcome outcome(@Nullable String text) {
        return text == null ? null : find(Outcome.values(), text, Outcome::wire);
    }

    private static Party party(ResultSet row, String side) throws SQLException {
        return new Party(row.getString(side + "_id"), row.getString(side + "_name"), row.getString(side + "_upn"));
    }

    private static @Nullable Problem problem(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null ? null : new Problem(code, row.getString("error_reason"), row.getString("error_advice"));
    }

    private static Action action(String text) {
        return find(Action.values(), text, Action::wire);
    }

    private static Status status(String text) {
        return find(Status.values(), text, Status::wire);
    }

    private static <E extends Enum<E>> E find(E[] all, String text, Function<E, String> wire) {
        return Arrays.stream(all)
                .filter(one -> wire.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The database holds an unknown word: " + text));
    }
}
