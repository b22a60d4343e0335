package io.tenantsync.writer.writing.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a round of queries found, for everybody who asked. */
public final class Findings {
    private final List<Account> live;
    private final List<Account> deleted;
    private final Map<Question, Problem> unanswered = new HashMap<>();

    private Findings(List<QueryAnswer> answers) {
        for (QueryAnswer answer : answers) {
            Problem problem = answer.problem();
            if (problem != null) {
                answer.query().questions().forEach(question -> unanswered.put(question, problem));
            }
        }
        live = distinct(answers, false);
        deleted = distinct(answers, true);
    }

    public static Findings of(List<QueryAnswer> answers) {
        return new Findings(answers);
    }

    /** Why one of these questions has no answer; null if all have one. */
    public @Nullable Problem problemWith(Collection<Question> questions) {
        return questions.stream()
                .map(unanswered::get)
                .filter(problem -> problem != null)
                .findFirst()
                .orElse(null);
    }

    public List<Account> live(Predicate<Account> which) {
        return live.stream().filter(which).toList();
    }

    public List<Account> deleted(Predicate<Account> which) {
        return deleted.stream().filter(which).toList();
    }

    /** The live account with that id; null if there is none. */
    public @Nullable Account liveWithId(String id) {
        return first(live(account -> account.id().equalsIgnoreCase(id)));
    }

    /** The deleted account with that id; null if there is none. */
    public @Nullable Account deletedWithId(String id) {
        return first(deleted(account -> account.id().equalsIgnoreCase(id)));
    }

    private static @Nullable Account first(List<Account> accounts) {
        return accounts.isEmpty() ? null : accounts.getFirst();
    }

    /** The same account may have been found several times; the reading that has the manager is kept. */
    private static List<Account> distinct(List<QueryAnswer> answers, boolean deleted) {
        Map<String, Account> byId = new LinkedHashMap<>();
        for (QueryAnswer answer : answers) {
            for (Account account : answer.accounts()) {
                if (account.deleted() == deleted) {
                    byId.merge(account.id(), account, (one, other) -> one.managerKnown() ? one : other);
                }
            }
        }
        return List.copyOf(byId.values());
    }
}
