package io.tenantsync.writer.writing.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query found.
 *
 * @param problem null exactly if the query was answered
 * @param requests how many Graph requests it took
 * @param units what it cost
 */
public record QueryAnswer(
        Query query, List<Account> accounts, @Nullable Problem problem, int requests, int units) {
    public QueryAnswer {
        accounts = List.copyOf(accounts);
    }
}
