package io.tenantsync.writer.graph;

import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Query;
import io.tenantsync.writer.writing.directory.Question.Among;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Graph's answers in the writer's words. */
final class Answers {
    private Answers() {}

    static @Nullable Problem problem(@Nullable GraphFailure failure) {
        return switch (failure) {
            case null -> null;
            case GraphFailure.Throttled it -> new Problem.Throttled("TooManyRequests");
            case GraphFailure.Transient it -> new Problem.Unavailable(it.code(), text(it.message(), it));
            case GraphFailure.UnknownOutcome it -> new Problem.UnknownOutcome("Timeout");
            case GraphFailure.NotSent it -> new Problem.NotSent("NotSent");
            case GraphFailure.NotFound it -> new Problem.Missing(it.code(), text(it.message(), it));
            case GraphFailure.Conflict it -> new Problem.Clash(it.property(), it.code(), text(it.message(), it));
            case GraphFailure.Refused it -> new Problem.Refused(it.property(), it.code(), text(it.message(), it));
            case GraphFailure.Forbidden it -> new Problem.Forbidden(it.code(), text(it.message(), it));
            case GraphFailure.Unauthenticated it -> new Problem.Unauthorised(it.code(), text(it.message(), it));
            case GraphFailure.Gone it -> new Problem.Unavailable("Gone", it.summary());
            case GraphFailure.ForeignHost it -> new Problem.Unavailable("ForeignHost", it.summary());
            case GraphFailure.Unintelligible it -> new Problem.Unavailable("Unintelligible", it.summary());
        };
    }

    private static String text(String message, GraphFailure failure) {
        return message.isBlank() ? failure.summary() : message;
    }

    /** The accounts of one page, or the one account that was read directly. */
    static List<Account> accounts(BatchAnswer answer, Query query) {
        boolean deleted = query.among() == Among.DELETED;
        Object items = query.direct()
                ? List.of(answer.successBody())
                : answer.successBody().get("value");
        List<Account> accounts = new ArrayList<>();
        for (Object item : items instanceof List<?> many ? many : List.of()) {
            if (item instanceof Map<?, ?> user && user.get("id") instanceof String id) {
                accounts.add(account(id, user, deleted, query.withManager()));
            }
        }
        return accounts;
    }

    private static Account account(String id, Map<?, ?> user, boolean deleted, boolean withManager) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        user.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> inner) {
                inner.forEach((nested, what) -> properties.put(name + "/" + nested, what));
            } else {
                properties.put(name, value);
            }
        });
        boolean managerKnown = withManager && !deleted;
        String manager =
                user.get("manager") instanceof Map<?, ?> reference && reference.get("id") instanceof String text
                        ? text
                        : null;
        return new Account(id, deleted, properties, managerKnown, managerKnown ? manager : null);
    }

    /** The id of the account that an invitation led to; null if Graph does not tell. */
    static @Nullable String invitedUser(BatchAnswer answer) {
        Map<String, @Nullable Object> body = answer.body();
        return body != null && body.get("invitedUser") instanceof Map<?, ?> user && user.get("id") instanceof String id
                ? id
                : null;
    }
}
