package io.tenantsync.writer.writing.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a round of queries found, for everybody who asked. */
public final class Findings {
    private final Found live;
    private final Found deleted;
    private final Map<Question, Problem> unanswered = new HashMap<>();

    private Findings(List<QueryAnswer> answers) {
        for (QueryAnswer answer : answers) {
            Problem problem = answer.problem();
            if (problem != null) {
                answer.query().questions().forEach(question -> unanswered.put(question, problem));
            }
        }
        live = new Found(distinct(answers, false));
        deleted = new Found(distinct(answers, true));
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

    /** Live accounts whose property has that text, in any case. */
    public List<Account> liveWith(String property, String text) {
        return with(live, property, text);
    }

    /** Deleted accounts whose property has that text, in any case. */
    public List<Account> deletedWith(String property, String text) {
        return with(deleted, property, text);
    }

    /** Live accounts one of whose mail properties holds that address. */
    public List<Account> liveAt(String address) {
        return live.having("an address", Account::addresses, address);
    }

    /** Live accounts whose user principal name was made from that name: {@code <name>#EXT#@...}. */
    public List<Account> liveEncoding(String name) {
        return live.having("a name", account -> List.of(account.encodedName()), name);
    }

    /** The live account with that id; null if there is none. */
    public @Nullable Account liveWithId(String id) {
        return first(live.having("id", account -> List.of(account.id()), id));
    }

    /** The deleted account with that id; null if there is none. */
    public @Nullable Account deletedWithId(String id) {
        return first(deleted.having("id", account -> List.of(account.id()), id));
    }

    private static List<Account> with(Found accounts, String property, String text) {
        return accounts.having(
                "property " + property,
                account -> {
                    String value = account.text(property);
                    return value == null ? List.of() : List.of(value);
                },
                text);
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

    /** Accounts, looked up by what they have: hundreds of people look among the same hundreds of accounts. */
    private static final class Found {
        private final List<Account> accounts;
        private final Map<String, Map<String, List<Account>>> indexes = new HashMap<>();

        Found(List<Account> accounts) {
            this.accounts = accounts;
        }

        /**
         * @param index under which name the index is kept
         * @param texts what an account has
         */
        List<Account> having(String index, Function<Account, Collection<String>> texts, String text) {
            return indexes.computeIfAbsent(index, unknown -> index(texts))
                    .getOrDefault(text.toLowerCase(Locale.ROOT), List.of());
        }

        private Map<String, List<Account>> index(Function<Account, Collection<String>> texts) {
            Map<String, List<Account>> found = new HashMap<>();
            for (Account account : accounts) {
                for (String text : texts.apply(account)) {
                    List<Account> same =
                            found.computeIfAbsent(text.toLowerCase(Locale.ROOT), unknown -> new ArrayList<>());
                    if (!same.contains(account)) {
                        same.add(account);
                    }
                }
            }
            return found;
        }
    }
}
