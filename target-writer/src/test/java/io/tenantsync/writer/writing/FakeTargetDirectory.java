package io.tenantsync.writer.writing;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Query;
import io.tenantsync.writer.writing.directory.QueryAnswer;
import io.tenantsync.writer.writing.directory.Question.Among;
import io.tenantsync.writer.writing.directory.TargetDirectory;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.orders.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/** A target that keeps accounts, numbers them a1, a2, ..., and fails where it is told to. */
public final class FakeTargetDirectory implements TargetDirectory {
    public final Map<String, Map<String, Object>> live = new LinkedHashMap<>();
    public final Map<String, Map<String, Object>> deleted = new LinkedHashMap<>();
    public final Map<String, String> managers = new HashMap<>();
    public final List<Write> applied = new ArrayList<>();
    public final List<List<Query>> reads = new ArrayList<>();
    public final List<List<Write>> writes = new ArrayList<>();

    /** Applied, but the answer is lost. */
    public Predicate<Write> losesAnswer = write -> false;

    /** Refused with that problem; null = not. */
    public Function<Write, Problem> refuses = write -> null;

    /** Not answered, with that problem; null = answered. */
    public Function<Query, Problem> unreadable = query -> null;

    /** Accounts that searches do not show yet, with how many more searches they stay away. */
    public final Map<String, Integer> hidden = new HashMap<>();

    /** When accounts are made. */
    public Instant now = Orders.ISSUED.plusSeconds(1);

    /** New accounts stay away from so many searches. */
    public int lag;

    private int last;

    /** An account that was there before, made a year ago. */
    public String existing(Object... pairs) {
        String id = "a" + ++last;
        Map<String, Object> account = Orders.map(pairs);
        account.putIfAbsent("createdDateTime", "2025-11-23T10:00:00Z");
        account.putIfAbsent("accountEnabled", true);
        live.put(id, account);
        return id;
    }

    /** An account of ours. */
    public String linked(String name, Object... pairs) {
        String id = existing(
                "userPrincipalName",
                name + "_contoso.com#EXT#@fabrikam.onmicrosoft.com",
                "creationType",
                "Invitation",
                "displayName",
                "N. " + name,
                "mail",
                name + "@contoso.com",
                Orders.ANCHOR,
                Orders.anchorOf(name));
        live.get(id).putAll(Orders.map(pairs));
        return id;
    }

    public void softDelete(String id) {
        deleted.put(id, live.remove(id));
    }

    @Override
    public List<QueryAnswer> read(List<Query> queries, Lane lane, BooleanSupplier mayStillSend) {
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("nothing asked");
        }
        if (!mayStillSend.getAsBoolean()) {
            return queries.stream()
                    .map(query -> new QueryAnswer(query, List.of(), new Problem.NotSent("NotSent"), 0, 0))
                    .toList();
        }
        reads.add(queries);
        List<QueryAnswer> answers = queries.stream().map(this::answer).toList();
        hidden.replaceAll((id, times) -> times - 1);
        hidden.values().removeIf(times -> times <= 0);
        return answers;
    }

    private QueryAnswer answer(Query query) {
        Problem problem = unreadable.apply(query);
        List<Account> found = new ArrayList<>();
        Map<String, Map<String, Object>> where = query.among() == Among.LIVE ? live : deleted;
        where.forEach((id, properties) -> {
            Account account = account(id, properties, query);
            boolean shown = query.direct() || !hidden.containsKey(id);
            if (shown && query.values().stream().anyMatch(value -> has(account, query, value))) {
                found.add(account);
            }
        });
        return new QueryAnswer(query, problem == null ? found : List.of(), problem, 1, 2);
    }

    private Account account(String id, Map<String, Object> properties, Query query) {
        return new Account(
                id,
                query.among() == Among.DELETED,
                properties,
                query.withManager(),
                query.withManager() ? managers.get(id) : null);
    }

    private static boolean has(Account account, Query query, String value) {
        return switch (query.property()) {
            case "id" -> account.id().equals(value);
            case "mail", "otherMails", "proxyAddresses" -> account.holds(query.property(), value);
            default -> value.equalsIgnoreCase(account.text(query.property()));
        };
    }

    @Override
    public List<WriteAnswer> write(List<Write> batch, Lane lane, BooleanSupplier mayStillSend) {
        writes.add(batch);
        List<WriteAnswer> answers = new ArrayList<>();
        for (Write write : batch) {
            if (!mayStillSend.getAsBoolean()) {
                answers.add(WriteAnswer.failed(new Problem.NotSent("NotSent")));
                continue;
            }
            Problem refusal = refuses.apply(write);
            WriteAnswer answer = refusal == null ? apply(write) : WriteAnswer.failed(refusal);
            boolean lost = answer.problem() == null && losesAnswer.test(write);
            answers.add(lost ? WriteAnswer.failed(new Problem.UnknownOutcome("Timeout")) : answer);
        }
        return answers;
    }

    private WriteAnswer apply(Write write) {
        WriteAnswer answer = switch (write) {
            case Write.Invite it -> new WriteAnswer(invited(it), null, 1);
            case Write.Restore it -> {
                if (!deleted.containsKey(it.id())) {
                    yield missing();
                }
                live.put(it.id(), deleted.remove(it.id()));
                yield WriteAnswer.applied(1);
            }
            case Write.Patch it -> {
                if (!live.containsKey(it.id())) {
                    yield missing();
                }
                live.get(it.id()).putAll(it.properties());
                yield WriteAnswer.applied(1);
            }
            case Write.SetManager it -> {
                if (!live.containsKey(it.managerId())) {
                    yield missing();
                }
                managers.put(it.id(), it.managerId());
                yield WriteAnswer.applied(1);
            }
            case Write.ClearManager it -> managers.remove(it.id()) == null ? missing() : WriteAnswer.applied(1);
            case Write.Delete it -> {
                if (!live.containsKey(it.id())) {
                    yield missing();
                }
                softDelete(it.id());
                yield WriteAnswer.applied(1);
            }
        };
        if (answer.problem() == null) {
            applied.add(write);
        }
        return answer;
    }

    private static WriteAnswer missing() {
        return WriteAnswer.failed(new Problem.Missing("Request_ResourceNotFound", "not there"));
    }

    /** As Graph: whoever was invited before is found again. */
    private String invited(Write.Invite invite) {
        for (Map.Entry<String, Map<String, Object>> entry : live.entrySet()) {
            if (invite.address().equalsIgnoreCase((String) entry.getValue().get("invitedAs"))
                    || invite.address()
                            .equalsIgnoreCase((String) entry.getValue().get("mail"))) {
                return entry.getKey();
            }
        }
        String id = existing(
                "userPrincipalName",
                invite.address().replace('@', '_') + "#EXT#@fabrikam.onmicrosoft.com",
                "creationType",
                "Invitation",
                "externalUserState",
                "PendingAcceptance",
                "displayName",
                invite.displayName(),
                "userType",
                invite.userType(),
                "mail",
                invite.address(),
                "createdDateTime",
                now.toString());
        if (lag > 0) {
            hidden.put(id, lag);
        }
        return id;
    }

    /** Accounts with that person's anchor, deleted ones included. */
    public long accountsOf(String name) {
        return java.util.stream.Stream.concat(live.values().stream(), deleted.values().stream())
                .filter(account -> Orders.anchorOf(name).equals(account.get(Orders.ANCHOR)))
                .count();
    }
}
