package io.tenantsync.audit.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The connections to PostgreSQL, and the schema in it. */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /** Connects when it is first asked for something. */
    public Database(String url, String user, String password, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("audit-log");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "tenantsync-audit-log");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // details quote the row, and rows are personal data
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        // a database that stops answering in the middle of a statement must not hold a reader or the consumer for ever
        config.addDataSourceProperty("socketTimeout", "60");
        this.pool = new HikariDataSource(config);
        this.jdbc = new JdbcTemplate(pool);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /**
     * Returns when the database answers.
     *
     * @throws SQLException if it does not
     */
    public void probe() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (!connection.isValid(Math.toIntExact(PATIENCE.toSeconds()))) {
                throw new SQLException("The connection is not valid any more");
            }
        }
    }

    /** Brings the schema {@code audit} to this version. */
    public void migrate() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(pool)
                .schemas("audit")
                .locations("classpath:db/migration/audit")
                .load()
                .migrate();
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    Writing writing() {
        return new Writing(jdbc, transaction);
    }

    @Override
    public void close() {
        pool.close();
    }
}
