package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.AdministrativeEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who did what in the control plane. */
public final class AdministrationStore {
    private static final String INSERT = """
            insert into audit.administration (id, configuration_id, action, by_whom, from_where, at, details) \
            values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (id) do nothing""";
    private static final String NEWEST = """
            select * from audit.administration where ?::text is null or configuration_id = ? \
            order by at desc, id desc limit ?""";

    private final JdbcTemplate jdbc;
    private final Writing writing;

    public AdministrationStore(Database database) {
        this.jdbc = database.jdbc();
        this.writing = database.writing();
    }

    /**
     * Adds what was done; what is there already stays as it is.
     *
     * @throws io.tenantsync.service.PoisonRecord if at least one of them can never be stored; then none has been
     */
    public void add(List<AdministrativeEntry> entries) {
        writing.rows(INSERT, entries.stream().map(AdministrationStore::values).toList());
    }

    /** What was done last to a configuration, or with null at all; newest first. */
    public List<AdministrativeEntry> newest(@Nullable String configurationId, int top) {
        return jdbc.query(
                NEWEST,
                (row, number) -> new AdministrativeEntry(
                        row.getString("id"),
                        row.getString("configuration_id"),
                        row.getString("action"),
                        row.getString("by_whom"),
                        row.getString("from_where"),
                        EntryRows.instant(row, "at"),
                        JsonColumn.read(row.getString("details"), JsonColumn.DETAILS)),
                configurationId,
                configurationId,
                top);
    }

    private static @Nullable Object[] values(AdministrativeEntry entry) {
        return new @Nullable Object[] {
            entry.id(),
            entry.configurationId(),
            entry.action(),
            entry.by(),
            entry.from(),
            EntryRows.time(entry.at()),
            JsonColumn.write(entry.details())
        };
    }
}
