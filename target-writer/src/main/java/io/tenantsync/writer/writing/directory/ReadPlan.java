package io.tenantsync.writer.writing.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the questions of many people into as few requests as Graph allows. */
public final class ReadPlan {
    /** Graph takes at most this many operands in one filter. */
    public static final int MOST_OPERANDS = 15;

    private ReadPlan() {}

    /** Queries that ask each distinct question exactly once. */
    public static List<Query> of(Collection<Question> questions, Set<String> anchors, Set<String> wished) {
        Map<Kind, List<Question>> byKind = new LinkedHashMap<>();
        for (Question question : new LinkedHashSet<>(questions)) {
            byKind.computeIfAbsent(Kind.of(question), kind -> new ArrayList<>()).add(question);
        }
        List<Query> queries = new ArrayList<>();
        for (List<Question> same : byKind.values()) {
            int operands = same.getFirst().direct() ? 1 : MOST_OPERANDS;
            for (int from = 0; from < same.size(); from += operands) {
                queries.add(new Query(same.subList(from, Math.min(from + operands, same.size())), anchors, wished));
            }
        }
        return queries;
    }

    private record Kind(Question.Among among, String property, boolean withManager, boolean direct) {
        static Kind of(Question question) {
            return new Kind(question.among(), question.property(), question.withManager(), question.direct());
        }
    }
}
