package io.tenantsync.writer.writing.directory;

import io.tenantsync.writer.writing.orders.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A target whose searches show what we wrote a moment ago. Searches lag behind writes, and whoever compares a wish with a
 * picture from before the last write leaves out what is needed. Only one writer owns a target, so its own memory suffices;
 * direct reads are taken as they are. Thread-safe.
 */
public final class RememberingDirectory implements TargetDirectory {
    private final TargetDirectory directory;
    private final InstantSource clock;
    private final Duration span;
    private final Map<String, Memory> memories = new HashMap<>();
    private Instant nextSweep;

    /** @param span how long searches may lag behind */
    public RememberingDirectory(TargetDirectory directory, InstantSource clock, Duration span) {
        this.directory = directory;
        this.clock = clock;
        this.span = span;
        nextSweep = clock.instant().plus(span);
    }

    @Override
    public List<QueryAnswer> read(List<Query> queries, Lane lane, BooleanSupplier mayStillSend) {
        return directory.read(queries, lane, mayStillSend).stream()
                .map(this::upToDate)
                .toList();
    }

    @Override
    public List<WriteAnswer> write(List<Write> writes, Lane lane, BooleanSupplier mayStillSend) {
        List<WriteAnswer> answers = directory.write(writes, lane, mayStillSend);
        for (int i = 0; i < writes.size(); i++) {
            if (answers.get(i).problem() == null) {
                remember(writes.get(i));
            }
        }
        return answers;
    }

    private QueryAnswer upToDate(QueryAnswer answer) {
        if (answer.query().direct()) {
            return answer;
        }
        List<Account> accounts =
                answer.accounts().stream().flatMap(this::upToDate).toList();
        return new QueryAnswer(answer.query(), accounts, answer.problem(), answer.requests(), answer.units());
    }

    private synchronized Stream<Account> upToDate(Account account) {
        Memory memory = memories.get(account.id());
        if (memory == null || memory.at.plus(span).isBefore(clock.instant())) {
            return Stream.of(account);
        }
        if (memory.deleted != null && memory.deleted != account.deleted()) {
            return Stream.empty();
        }
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(account.properties());
        properties.putAll(memory.properties);
        String manager = memory.managerWritten && account.managerKnown() ? memory.managerId : account.managerId();
        return Stream.of(new Account(account.id(), account.deleted(), properties, account.managerKnown(), manager));
    }

    private void remember(Write write) {
        switch (write) {
            case Write.Patch it -> memory(it.id(), memory -> memory.properties.putAll(it.properties()));
            case Write.SetManager it -> memory(it.id(), memory -> memory.manager(it.managerId()));
            case Write.ClearManager it -> memory(it.id(), memory -> memory.manager(null));
            case Write.Delete it -> memory(it.id(), memory -> memory.deleted = true);
            case Write.Restore it -> memory(it.id(), memory -> memory.deleted = false);
            case Write.Invite it -> {
                // what it made does not show, and is taken for new: nothing to put right
            }
        }
    }

    private synchronized void memory(String id, Consumer<Memory> change) {
        Instant now = clock.instant();
        if (now.isAfter(nextSweep)) {
            memories.values().removeIf(memory -> memory.at.plus(span).isBefore(now));
            nextSweep = now.plus(span);
        }
        Memory memory = memories.computeIfAbsent(id.toLowerCase(Locale.ROOT), unknown -> new Memory(now));
        memory.at = now;
        change.accept(memory);
    }

    /** What was written to one account since the last pause longer than the span. */
    private static final class Memory {
        private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        private Instant at;
        private @Nullable Boolean deleted;
        private boolean managerWritten;
        private @Nullable String managerId;

        Memory(Instant at) {
            this.at = at;
        }

        void manager(@Nullable String id) {
            managerWritten = true;
            managerId = id;
        }
    }
}
