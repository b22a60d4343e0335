package io.tenantsync.writer.writing.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.recognising.Recognition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadPlanTest {
    @Test
    void asksEverythingOnceWithAtMostFifteenOperands() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<Question> questions = new ArrayList<>();
            for (int i = random.nextInt(150); i >= 0; i--) {
                questions.add(question(random));
            }
            List<Query> queries = ReadPlan.of(questions, Set.of("x"), Set.of());

            assertThat(queries).allMatch(query -> query.questions().size() <= 15);
            assertThat(queries.stream()
                            .flatMap(query -> query.questions().stream())
                            .toList())
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(Set.copyOf(questions));
            assertThat(queries).allMatch(ReadPlanTest::ofOneKind);
        }
    }

    private static Question question(Random random) {
        String property = List.of("id", "mail", "ext").get(random.nextInt(3));
        String value = Integer.toString(random.nextInt(60));
        Question question = random.nextBoolean() ? Question.live(property, value) : Question.deleted(property, value);
        if (random.nextInt(4) == 0) {
            question = Question.direct(value);
        }
        return random.nextBoolean() ? question.andManager() : question;
    }

    private static boolean ofOneKind(Query query) {
        return query.questions().stream()
                .allMatch(one -> one.property().equals(query.property())
                        && one.among() == query.among()
                        && one.withManager() == query.withManager()
                        && one.direct() == query.direct()
                        && (!one.direct() || query.questions().size() == 1));
    }

    @Test
    void someoneKnownByIdCostsOneQuestion() {
        assertThat(Recognition.firstQuestions(Orders.wish("a").known("t1").order()))
                .containsExactly(Question.direct("t1"));
        assertThat(Recognition.firstQuestions(Orders.delete("a", "t1"))).containsExactly(Question.direct("t1"));
        assertThat(Recognition.firstQuestions(
                        Orders.wish("a").known("t1").manager("m").order()))
                .containsExactly(Question.direct("t1").andManager());
        assertThat(Recognition.firstQuestions(
                        Orders.inLane("a", "t1", false, Orders.wish("a").order().operation(), Lane.BULK)))
                .containsExactly(Question.live("id", "t1"));
        assertThat(Recognition.firstQuestions(
                        Orders.inLane("a", "t1", true, Orders.wish("a").order().operation(), Lane.BULK)))
                .containsExactly(Question.direct("t1"));
    }

    @Test
    void someoneUnknownIsAskedForByAnchorNameAndEveryAddress() {
        assertThat(Recognition.firstQuestions(Orders.wish("a").order()))
                .containsExactlyInAnyOrder(
                        Question.live(Orders.ANCHOR, Orders.anchorOf("a")),
                        Question.deleted(Orders.ANCHOR, Orders.anchorOf("a")),
                        Question.live("userPrincipalName", "a_contoso.com#EXT#@fabrikam.onmicrosoft.com"),
                        Question.live("mail", "a@contoso.com"),
                        Question.live("proxyAddresses", "a@contoso.com"),
                        Question.live("otherMails", "a@contoso.com"));
    }
}
