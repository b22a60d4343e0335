package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.PersonReport;
import io.tenantsync.audit.auditing.PersonView;
import io.tenantsync.audit.auditing.Standing;
import io.tenantsync.audit.querying.PeoplePage;
import io.tenantsync.audit.querying.PeoplePlace;
import io.tenantsync.audit.querying.PeopleQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where every source person stands in every configuration. */
public final class PeopleStore {
    private static final String FORGET = "delete from audit.people where tenant_id = ? and user_id = ?";
    private static final String INSERT = """
            insert into audit.people (tenant_id, user_id, configuration_id, display_name, upn, standing, target_id, attempts, \
            reason, next_attempt, since, change_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?)""";
    private static final String NAMES = " from audit.people as person left join audit.configurations as configuration"
            + " on configuration.id = person.configuration_id";

    private final JdbcTemplate jdbc;
    private final Writing writing;

    public PeopleStore(Database database) {
        this.jdbc = database.jdbc();
        this.writing = database.writing();
    }

    /**
     * Replaces what is known of these people. Of several reports about one person the last one counts.
     *
     * @throws io.tenantsync.service.PoisonRecord if at least one of them can never be stored; then none has been
     */
    public void replace(List<PersonReport> reports) {
        Map<List<String>, PersonReport> last = new LinkedHashMap<>();
        reports.forEach(report -> last.put(List.of(report.tenantId(), report.userId()), report));
        writing.together(() -> replace(last.values()));
    }

    private void replace(Collection<PersonReport> reports) {
        List<@Nullable Object[]> forgotten = new ArrayList<>();
        List<@Nullable Object[]> known = new ArrayList<>();
        for (PersonReport report : reports) {
            forgotten.add(new @Nullable Object[] {report.tenantId(), report.userId()});
            report.views().forEach(view -> known.add(values(view)));
        }
        jdbc.batchUpdate(FORGET, forgotten);
        jdbc.batchUpdate(INSERT, known);
    }

    /** A page of people, ordered by tenant, person and configuration. */
    public PeoplePage page(PeopleQuery query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> parameters = new ArrayList<>();
        String configuration = query.configuration();
        if (configuration != null) {
            conditions.add("(person.configuration_id = ? or configuration.name = ?)");
            parameters.addAll(List.of(configuration, configuration));
        }
        Standing standing = query.standing();
        if (standing != null) {
            conditions.add("standing = ?");
            parameters.add(standing.name());
        }
        String search = query.search();
        if (search != null) {
            conditions.add("position(lower(?) in lower(concat_ws(E'\\n', display_name, upn, user_id, target_id))) > 0");
            parameters.add(search);
        }
        PeoplePlace after = query.after();
        if (after != null) {
            conditions.add("(tenant_id, user_id, configuration_id) > (?, ?, ?)");
            parameters.addAll(List.of(after.tenantId(), after.userId(), after.configurationId()));
        }
        parameters.add(query.top() + 1);
        List<PersonView> found = jdbc.query(
                "select person.*" + NAMES + " where " + String.join(" and ", conditions)
                        + " order by tenant_id, user_id, configuration_id limit ?",
                PeopleStore::view,
                parameters.toArray());
        return PeoplePage.of(found, query.top());
    }

    private static @Nullable Object[] values(PersonView view) {
        Instant next = view.nextAttempt();
        return new @Nullable Object[] {
            view.tenantId(),
            view.userId(),
            view.configurationId(),
            view.displayName(),
            view.userPrincipalName(),
            view.standing().name(),
            view.targetId(),
            view.attempts(),
            view.reason(),
            next == null ? null : EntryRows.time(next),
            EntryRows.time(view.since()),
            view.changeId()
        };
    }

    private static PersonView view(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_attempt", OffsetDateTime.class);
        return new PersonView(
                row.getString("configuration_id"),
                row.getString("tenant_id"),
                row.getString("user_id"),
                row.getString("display_name"),
                row.getString("upn"),
                Standing.valueOf(row.getString("standing")),
                row.getString("target_id"),
                row.getInt("attempts"),
                row.getString("reason"),
                next == null ? null : next.toInstant(),
                EntryRows.instant(row, "since"),
                row.getString("change_id"));
    }
}
