package io.tenantsync.control.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.ConfigurationText;
import io.tenantsync.control.operation.DecisionDesk.Decision;
import io.tenantsync.control.operation.DecisionDesk.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionDeskTest {
    private static final Actor BOB = new Actor("bob", "API");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private RememberedPublications published;
    private final List<String> decisions = new ArrayList<>();
    private final List<StagedPerson> waiting = new ArrayList<>();
    private DecisionDesk desk;
    private final String name = "contoso-to-fabrikam";

    @BeforeEach
    void oneConfigurationInForce() {
        Desk applied = new Desk();
        applied.apply(ConfigurationText.MINIMAL);
        published = applied.publications;
        String id = published.revisions.keySet().iterator().next();
        waiting.add(person(id, "r2", "u2", "beth@contoso.com", NOON.plusSeconds(5)));
        waiting.add(person(id, "r1", "u1", "adele@contoso.com", NOON));
        desk = new DecisionDesk(applied.jobs, new Waiting(), published, () -> NOON, () -> "a-1");
        published.diary.clear();
        published.actions.clear();
    }

    @Test
    void listsTheLongestWaitingFirst() {
        assertThat(desk.waiting(name).orElseThrow())
                .extracting(StagedPerson::requestId)
                .containsExactly("r1", "r2");
        assertThat(desk.waiting("nothing")).isEmpty();
    }

    @Test
    void decidesOnWhoIsNamedInAnyWayAndRecordsIt() {
        Outcome outcome = decide(true, "ADELE@contoso.com");
        assertThat(outcome.decided()).extracting(StagedPerson::requestId).containsExactly("r1");
        assertThat(decisions).containsExactly("r1 true bob because");
        assertThat(published.actions).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo("approve");
            assertThat(action.details()).containsEntry("people", "1").containsEntry("comment", "because");
        });
        decide(false, "u2", "r2");
        assertThat(decisions).containsExactly("r1 true bob because", "r2 false bob because");
    }

    @Test
    void decidesOnEverybodyWhenNobodyIsNamed() {
        assertThat(decide(false).decided()).hasSize(2);
        assertThat(decisions).hasSize(2);
    }

    @Test
    void decidesNothingWhenOneOfThemDoesNotWait() {
        Outcome outcome = decide(true, "u1", "carl@contoso.com");
        assertThat(outcome.unknown()).containsExactly("carl@contoso.com");
        assertThat(outcome.decided()).isEmpty();
        assertThat(decisions).isEmpty();
        assertThat(published.actions).isEmpty();
    }

    private Outcome decide(boolean approve, String... people) {
        return desk.decide(name, new Decision(approve, List.of(people), "because"), BOB)
                .orElseThrow();
    }

    private static StagedPerson person(String configuration, String request, String user, String upn, Instant since) {
        return new StagedPerson(
                request, configuration, "t", user, null, upn, null, "delete", List.of(), "", "", "live", since);
    }

    private final class Waiting implements StagedList {
        @Override
        public List<StagedPerson> of(String configurationId) {
            return waiting.stream()
                    .filter(person -> person.configurationId().equals(configurationId))
                    .toList();
        }

        @Override
        public void decide(List<StagedPerson> people, boolean approve, Actor by, String comment) {
            people.forEach(
                    person -> decisions.add(person.requestId() + " " + approve + " " + by.name() + " " + comment));
        }
    }
}
