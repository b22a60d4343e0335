package io.tenantsync.writer.writing.directory;

import java.util.List;
import java.util.Set;

/**
 * Questions that go into one request: same place, same property, at most {@link ReadPlan#MOST_OPERANDS}.
 *
 * @param questions never empty
 * @param anchors extensions that hold anchors: without them no answer is worth anything
 * @param wished properties to compare; without them everything differs
 */
public record Query(List<Question> questions, Set<String> anchors, Set<String> wished) {
    public Query {
        questions = List.copyOf(questions);
        anchors = Set.copyOf(anchors);
        wished = Set.copyOf(wished);
        if (questions.isEmpty() || questions.size() > ReadPlan.MOST_OPERANDS) {
            throw new IllegalArgumentException("A query has 1 to 15 questions; this one has " + questions.size());
        }
    }

    public Question.Among among() {
        return questions.getFirst().among();
    }

    public String property() {
        return questions.getFirst().property();
    }

    /** Whether the one account is read and not searched for. */
    public boolean direct() {
        return questions.getFirst().direct();
    }

    public boolean withManager() {
        return questions.getFirst().withManager();
    }

    public List<String> values() {
        return questions.stream().map(Question::value).toList();
    }
}
