package io.tenantsync.audit.storage;

import io.tenantsync.audit.auditing.ConfigurationName;
import io.tenantsync.audit.auditing.Named;
import io.tenantsync.audit.auditing.Outcome;
import io.tenantsync.audit.auditing.Tally;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The names of the configurations, and what became of changes in each. */
public final class ConfigurationStore {
    /** The name outlives the configuration, because its entries do. */
    private static final String UPSERT = """
            insert into audit.configurations (id, name, present) values (?, ?, ?) on conflict (id) do update \
            set name = coalesce(excluded.name, configurations.name), present = excluded.present""";
    /** A configuration that has no entries yet is counted too, and one whose name never arrived goes by its id. */
    private static final String COUNT = """
            with counted as (select configuration_id, outcome, count(*) as number from audit.entries \
            where outcome is not null group by configuration_id, outcome) \
            select coalesce(configuration.id, counted.configuration_id) as id, \
            coalesce(configuration.name, counted.configuration_id) as name, outcome, number \
            from counted full join audit.configurations as configuration on configuration.id = counted.configuration_id \
            where counted.configuration_id is not null or configuration.present order by name, id""";

    private final JdbcTemplate jdbc;
    private final Writing writing;

    public ConfigurationStore(Database database) {
        this.jdbc = database.jdbc();
        this.writing = database.writing();
    }

    /**
     * Takes over present names.
     *
     * @throws io.tenantsync.service.PoisonRecord if at least one of them can never be stored; then none has been
     */
    public void replace(List<ConfigurationName> names) {
        Map<String, ConfigurationName> last = new LinkedHashMap<>();
        names.forEach(name -> last.put(name.id(), name));
        writing.rows(
                UPSERT,
                last.values().stream()
                        .map(name -> new @Nullable Object[] {name.id(), name.name(), name.present()})
                        .toList());
    }

    /** How changes ended, for each configuration, ordered by name. */
    public List<Tally> tallies() {
        Map<Named, Map<Outcome, Long>> counts = new LinkedHashMap<>();
        jdbc.query(COUNT, row -> {
            Named configuration = new Named(row.getString("id"), row.getString("name"));
            Map<Outcome, Long> ofOne = counts.computeIfAbsent(configuration, one -> new EnumMap<>(Outcome.class));
            Outcome outcome = EntryRows.outcome(row.getString("outcome"));
            if (outcome != null) {
                ofOne.put(outcome, row.getLong("number"));
            }
        });
        return counts.entrySet().stream()
                .map(one -> new Tally(one.getKey(), one.getValue()))
                .toList();
    }
}
