package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.querying.Filter;
import io.tenantsync.audit.querying.LogPage;
import io.tenantsync.audit.querying.LogQuery;
import io.tenantsync.audit.querying.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The provisioning log. */
public final class EntryStore {
    private static final String INSERT = "insert into audit.entries (" + EntryRows.COLUMNS + ") values ("
            + "?, ?, ?, " + EntryRows.OUTCOME + ", "
            + String.join(", ", Collections.nCopies(20, "?"))
            + ", ?::jsonb, ?::jsonb, "
            + String.join(", ", Collections.nCopies(8, "?"))
            + ") on conflict (id) do nothing";
    private static final String SELECT = "select " + EntryRows.COLUMNS + " from audit.entries";

    private final JdbcTemplate jdbc;
    private final Writing writing;

    public EntryStore(Database database) {
        this.jdbc = database.jdbc();
        this.writing = database.writing();
    }

    /**
     * Adds entries; those that are there already stay as they are. A command that was sent again may be answered twice: the
     * first answer ended the change, and later ones are kept as attempts that did not.
     *
     * @throws io.tenantsync.service.PoisonRecord if at least one of them can never be stored; then none has been
     */
    public void add(List<Entry> entries) {
        writing.rows(INSERT, endingOnce(entries).map(EntryRows::values).toList());
    }

    /** The database compares with what was there before; entries that come together are compared here. */
    private static Stream<Entry> endingOnce(List<Entry> entries) {
        Map<String, String> ended = new HashMap<>();
        return entries.stream()
                .map(entry -> entry.commandId() == null
                                || !entry.terminal()
                                || entry.id().equals(ended.computeIfAbsent(entry.commandId(), first -> entry.id()))
                        ? entry
                        : entry.asAttempt());
    }

    /** A page of the log. */
    public LogPage page(LogQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        Filter filter = query.filter();
        if (filter != null) {
            FilterSql sql = FilterSql.of(filter);
            conditions.add(sql.text());
            parameters.addAll(sql.parameters());
        }
        Place after = query.after();
        if (after != null) {
            conditions.add("(activity_at, id) " + (query.newestFirst() ? "<" : ">") + " (?, ?)");
            parameters.add(EntryRows.time(after.at()));
            parameters.add(after.id());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String order = query.newestFirst() ? " order by activity_at desc, id desc" : " order by activity_at, id";
        parameters.add(query.top() + 1);
        List<Entry> found = jdbc.query(SELECT + where + order + " limit ?", EntryRows::entry, parameters.toArray());
        return page(found, query.top());
    }

    /** One row more than wanted was asked for: it tells whether there is a next page. */
    private static LogPage page(List<Entry> found, int top) {
        if (found.size() <= top) {
            return new LogPage(found, null);
        }
        List<Entry> entries = found.subList(0, top);
        Entry last = entries.getLast();
        return new LogPage(entries, new Place(last.endedAt(), last.id()));
    }

    /** The entry with the id that readers see. */
    public Optional<Entry> entry(String id) {
        return found("id", id).stream().findFirst();
    }

    /** All entries of a change, in the order of time. */
    public List<Entry> ofChange(String changeId) {
        return found("change_id", changeId);
    }

    private List<Entry> found(String column, @Nullable String value) {
        return jdbc.query(
                SELECT + " where " + column + " = ? order by activity_at, attempt, id", EntryRows::entry, value);
    }
}
