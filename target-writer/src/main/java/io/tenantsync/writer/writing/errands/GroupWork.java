package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Findings;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Query;
import io.tenantsync.writer.writing.directory.QueryAnswer;
import io.tenantsync.writer.writing.directory.Question;
import io.tenantsync.writer.writing.directory.ReadPlan;
import io.tenantsync.writer.writing.directory.TargetDirectory;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One group on its way: in each round everybody's questions go out together, then everybody's writes. */
final class GroupWork {
    private final TargetDirectory directory;
    private final TargetContract contract;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final BooleanSupplier mayStillSend;
    private final Answers answers;
    private final Lane lane;
    private final Instant end;
    private final List<Errand> open = new ArrayList<>();
    private int answered;
    private int unreachable;

    GroupWork(
            List<Order> orders,
            TargetDirectory directory,
            TargetContract contract,
            InstantSource clock,
            Sleeper sleeper,
            Duration budget,
            BooleanSupplier mayStillSend,
            Answers answers) {
        this.directory = directory;
        this.contract = contract;
        this.clock = clock;
        this.sleeper = sleeper;
        this.mayStillSend = mayStillSend;
        this.answers = answers;
        lane = orders.stream().map(Order::lane).min(Enum::compareTo).orElse(Lane.BULK);
        end = clock.instant().plus(budget);
        orders.forEach(order -> open.add(new Errand(order, clock)));
    }

    Reach run() {
        answerFinished();
        while (!open.isEmpty()) {
            if (!mayStillSend.getAsBoolean()) {
                dropAll();
            } else if (waiting(Next.Ask.class)) {
                ask();
            } else if (waiting(Next.Send.class)) {
                send();
            } else {
                pause();
            }
            wakeDue();
            answerFinished();
        }
        return new Reach(answered, unreachable);
    }

    private boolean waiting(Class<? extends Next> kind) {
        return open.stream().anyMatch(errand -> kind.isInstance(errand.next()));
    }

    private void ask() {
        Set<Question> questions = new LinkedHashSet<>();
        Set<String> anchors = new LinkedHashSet<>();
        Set<String> wished = new LinkedHashSet<>();
        List<Errand> asking = new ArrayList<>();
        for (Errand errand : open) {
            if (errand.next() instanceof Next.Ask ask) {
                asking.add(errand);
                questions.addAll(ask.questions());
                anchors.add(errand.order().operation().anchor().property());
                wished.addAll(errand.wishedProperties());
            }
        }
        List<QueryAnswer> found;
        try {
            found = directory.read(ReadPlan.of(questions, anchors, wished), lane, mayStillSend);
        } catch (RuntimeException unforeseen) {
            asking.forEach(errand -> errand.go(clock, () -> rethrow(unforeseen)));
            return;
        }
        found.forEach(answer -> count(answer.problem()));
        charge(found, asking);
        Findings findings = Findings.of(found);
        asking.forEach(errand -> hear(errand, findings));
    }

    private void hear(Errand errand, Findings findings) {
        Next.Ask ask = (Next.Ask) errand.next();
        Problem problem = findings.problemWith(ask.questions());
        if (problem instanceof Problem.NotSent) {
            drop(errand);
        } else if (problem != null) {
            errand.later(Troubles.unread(problem));
        } else {
            errand.go(clock, () -> ask.then().apply(findings));
        }
    }

    /** A query that asked for several people is counted with the first of them: the sum must be right. */
    private static void charge(List<QueryAnswer> found, List<Errand> asking) {
        for (QueryAnswer answer : found) {
            Query query = answer.query();
            asking.stream()
                    .filter(errand -> ((Next.Ask) errand.next())
                            .questions()
                            .contains(query.questions().getFirst()))
                    .findFirst()
                    .ifPresent(errand -> errand.notes().spent(answer.requests(), 0, answer.units()));
        }
    }

    private void send() {
        List<Errand> sending = new ArrayList<>();
        List<Write> writes = new ArrayList<>();
        for (Errand errand : List.copyOf(open)) {
            if (errand.next() instanceof Next.Send send) {
                TargetContract.Refusal refusal = contract.refusal(errand.order(), send.write());
                if (refusal == null) {
                    sending.add(errand);
                    writes.add(send.write());
                } else {
                    Problem problem = new Problem.AgainstContract(refusal.property(), "NotPermitted", refusal.reason());
                    errand.go(clock, () -> send.then().apply(WriteAnswer.failed(problem)));
                }
            }
        }
        List<WriteAnswer> replies;
        try {
            replies = writes.isEmpty() ? List.of() : directory.write(writes, lane, mayStillSend);
        } catch (RuntimeException unforeseen) {
            sending.forEach(errand -> errand.go(clock, () -> rethrow(unforeseen)));
            return;
        }
        for (int i = 0; i < replies.size(); i++) {
            hear(sending.get(i), replies.get(i));
        }
    }

    private void hear(Errand errand, WriteAnswer answer) {
        Next.Send send = (Next.Send) errand.next();
        if (answer.problem() instanceof Problem.NotSent) {
            drop(errand);
            return;
        }
        count(answer.problem());
        errand.notes().spent(1, 1, answer.units());
        errand.go(clock, () -> send.then().apply(answer));
    }

    private static Next rethrow(RuntimeException unforeseen) {
        throw unforeseen;
    }

    private void count(@Nullable Problem problem) {
        if (problem != null && problem.unreachable()) {
            unreachable++;
        } else if (!(problem instanceof Problem.NotSent)) {
            answered++;
        }
    }

    private void pause() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            open.forEach(errand -> errand.later(Troubles.outOfTime()));
            return;
        }
        Instant first = open.stream()
                .map(errand -> Objects.requireNonNull(errand.due()))
                .min(Instant::compareTo)
                .orElse(now);
        answers.waiting(true);
        try {
            sleeper.sleep(Duration.between(now, first.isBefore(end) ? first : end));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            dropAll();
        } finally {
            answers.waiting(false);
        }
    }

    private void wakeDue() {
        Instant now = clock.instant();
        for (Errand errand : open) {
            Instant due = errand.due();
            if (due != null && !due.isAfter(now) && errand.next() instanceof Next.Wait wait) {
                errand.go(clock, wait.then());
            }
        }
    }

    private void dropAll() {
        List.copyOf(open).forEach(this::drop);
    }

    private void drop(Errand errand) {
        open.remove(errand);
        answers.dropped(errand.order());
    }

    private void answerFinished() {
        for (Errand errand : List.copyOf(open)) {
            if (errand.next() instanceof Next.Done done) {
                open.remove(errand);
                RuntimeException broken = errand.broken();
                if (broken == null) {
                    answers.answered(errand.order(), done.outcome());
                } else {
                    answers.broke(errand.order(), done.outcome(), broken);
                }
            }
        }
    }
}
