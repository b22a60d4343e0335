package io.tenantsync.audit.storage;

import io.tenantsync.service.PoisonRecord;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the database, all or nothing, and tells rows that can never be stored from a database that is not there. */
final class Writing {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Writing(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Runs a statement once for each row, in one transaction.
     *
     * @throws PoisonRecord if the database refuses the content of a row
     */
    void rows(String sql, List<@Nullable Object[]> rows) {
        together(() -> jdbc.batchUpdate(sql, rows));
    }

    /**
     * Runs several statements in one transaction.
     *
     * @throws PoisonRecord if the database refuses the content of a row
     */
    void together(Runnable statements) {
        try {
            transaction.executeWithoutResult(status -> statements.run());
        } catch (DataIntegrityViolationException refused) {
            throw new PoisonRecord("The database refuses the content of the record: " + sqlState(refused), refused);
        }
    }

    /** The state and not the message, because the message quotes personal data. */
    private static String sqlState(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof SQLException cause
                ? "SQL state " + cause.getSQLState()
                : refused.getClass().getSimpleName();
    }
}
