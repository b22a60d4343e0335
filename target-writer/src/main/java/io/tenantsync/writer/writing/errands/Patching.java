package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes properties of one account in one request, and in several only if some of them are refused: what is refused is
 * left out, the rest is written.
 */
final class Patching {
    /** App-only callers may be refused these on administrators, while they may write the rest. */
    private static final Set<String> SENSITIVE =
            Set.of("accountEnabled", "businessPhones", "mobilePhone", "otherMails", "userPrincipalName");

    private static final int LOOKS = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final String id;
    private final boolean fresh;
    private final Deque<Map<String, @Nullable Object>> waiting = new ArrayDeque<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Map<String, Problem> refused = new LinkedHashMap<>();
    private final Function<Patched, Next> finished;
    private int misses;

    /**
     * What came of it.
     *
     * @param written names of the properties that were written
     * @param refused the properties that the target does not accept, and why
     * @param stopped the problem that ended it before everything was tried; null if there was none
     */
    record Patched(
            Set<String> written,
            Map<String, Problem> refused,
            @Nullable Problem stopped) {}

    /** @param fresh whether the account has just been made, so that Graph may not find it everywhere yet */
    Patching(String id, boolean fresh, Function<Patched, Next> finished) {
        this.id = id;
        this.fresh = fresh;
        this.finished = finished;
    }

    Next start(Map<String, @Nullable Object> properties) {
        waiting.add(properties);
        return next();
    }

    private Next finish(@Nullable Problem stopped) {
        return finished.apply(new Patched(written, refused, stopped));
    }

    private Next next() {
        Map<String, @Nullable Object> properties = waiting.peek();
        if (properties == null) {
            return finish(null);
        }
        if (properties.isEmpty()) {
            waiting.remove();
            return next();
        }
        return new Next.Send(new Write.Patch(id, properties), answer -> answered(properties, answer));
    }

    private Next answered(Map<String, @Nullable Object> properties, WriteAnswer answer) {
        Problem problem = answer.problem();
        return switch (problem) {
            case null -> {
                waiting.remove();
                written.addAll(properties.keySet());
                yield next();
            }
            case Problem.Refused it -> without(properties, it.property(), it);
            case Problem.Clash it -> without(properties, it.property(), it);
            case Problem.AgainstContract it ->
                it.property() == null ? finish(it) : without(properties, it.property(), it);
            case Problem.Forbidden it -> withoutSensitive(properties, it);
            case Problem.Missing it -> missing(it);
            default -> finish(problem);
        };
    }

    private Next missing(Problem problem) {
        return fresh && misses < LOOKS
                ? new Next.Wait(FIRST_WAIT.multipliedBy(1L << misses++), this::next)
                : finish(problem);
    }

    private Next without(Map<String, @Nullable Object> properties, @Nullable String named, Problem problem) {
        List<String> wrong = properties.size() == 1
                ? List.copyOf(properties.keySet())
                : properties.keySet().stream()
                        .filter(name -> named != null && means(named, name))
                        .toList();
        if (wrong.isEmpty()) {
            return oneByOne(properties);
        }
        return leaveOut(properties, wrong, problem);
    }

    private Next withoutSensitive(Map<String, @Nullable Object> properties, Problem problem) {
        List<String> sensitive =
                properties.keySet().stream().filter(SENSITIVE::contains).toList();
        return sensitive.isEmpty() ? finish(problem) : leaveOut(properties, sensitive, problem);
    }

    private Next leaveOut(Map<String, @Nullable Object> properties, List<String> names, Problem problem) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(properties);
        names.forEach(rest::remove);
        waiting.remove();
        waiting.addFirst(rest);
        names.forEach(name -> refused.put(name, problem));
        return next();
    }

    /** Graph does not say which one is wrong, so each goes alone. */
    private Next oneByOne(Map<String, @Nullable Object> properties) {
        waiting.remove();
        List<Map<String, @Nullable Object>> singles = new ArrayList<>();
        properties.forEach((name, value) -> {
            Map<String, @Nullable Object> single = new LinkedHashMap<>();
            single.put(name, value);
            singles.add(single);
        });
        singles.reversed().forEach(waiting::addFirst);
        return next();
    }

    /** Graph may name a nested property with or without what it is nested in. */
    private static boolean means(String named, String name) {
        return name.equalsIgnoreCase(named)
                || name.regionMatches(true, 0, named + "/", 0, named.length() + 1)
                || name.toLowerCase(Locale.ROOT).endsWith("/" + named.toLowerCase(Locale.ROOT));
    }
}
