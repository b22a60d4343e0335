package io.tenantsync.graph.sdk;

import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.BatchEnvelope.Outcome;
import io.tenantsync.graph.sdk.BatchExchange.Errand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code batch}: keeps what is not settled, groups what is due by twenties, and takes the outcomes in. The
 * calling thread does all of that; other threads only exchange batches.
 */
final class BatchRun {
    private final BatchExchange exchange;
    private final Patience patience;
    private final Executor executor;
    private final int concurrent;
    private final Errand errand;
    private final BooleanSupplier guard;

    private final List<BatchItem> waiting = new ArrayList<>();
    private final @Nullable BatchAnswer[] answers;
    private final BlockingQueue<Round> rounds = new LinkedBlockingQueue<>();
    private int underWay;
    private boolean interrupted;
    private volatile @Nullable String stopped;
    private @Nullable RuntimeException defect;

    /** How batches are sent: what all runs of a door have in common. */
    record Means(BatchExchange exchange, Patience patience, Executor executor, int concurrent) {}

    private record Round(
            List<BatchItem> items,
            List<Outcome> outcomes,
            @Nullable RuntimeException defect) {}

    BatchRun(Means means, List<BatchRequest> requests, Lane lane, String flow, BooleanSupplier guard) {
        this.exchange = means.exchange();
        this.patience = means.patience();
        this.executor = means.executor();
        this.concurrent = means.concurrent();
        this.errand = new Errand(lane, flow, this::mayStillSend);
        this.guard = guard;
        this.answers = new BatchAnswer[requests.size()];
        long now = System.nanoTime();
        for (int position = 0; position < requests.size(); position++) {
            waiting.add(new BatchItem(position, requests.get(position), now));
        }
    }

    List<BatchAnswer> run() {
        while (underWay > 0 || (!waiting.isEmpty() && stopped == null)) {
            launch();
            await();
        }
        if (defect != null) {
            throw defect;
        }
        String why = stopped == null ? "" : stopped;
        waiting.forEach(item -> answers[item.position()] = item.answerWhenStopped(why));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return Arrays.stream(answers)
                .map(answer -> Objects.requireNonNull(answer, "each request has its answer"))
                .toList();
    }

    private void launch() {
        while (stopped == null && underWay < concurrent) {
            long now = System.nanoTime();
            List<BatchItem> ready = waiting.stream()
                    .filter(item -> item.nanosUntilDue(now) <= 0)
                    .limit(BatchEnvelope.MOST)
                    .toList();
            if (ready.isEmpty()) {
                return;
            }
            List<BatchItem> due = List.copyOf(ready.subList(0, exchange.most(ready)));
            waiting.removeAll(due);
            underWay++;
            executor.execute(() -> rounds.add(exchanged(due)));
        }
    }

    private Round exchanged(List<BatchItem> items) {
        try {
            return new Round(items, exchange.send(items, errand), null);
        } catch (RuntimeException unexpected) {
            return new Round(items, List.of(), unexpected);
        }
    }

    private boolean mayStillSend() {
        if (stopped == null && !guard.getAsBoolean()) {
            stopped = Lost.GUARD;
        }
        return stopped == null;
    }

    /** Takes in the next round that ends, or returns when something is due. */
    private void await() {
        try {
            boolean nothingToLaunch = stopped != null || underWay == concurrent || waiting.isEmpty();
            Round round = underWay > 0 && nothingToLaunch
                    ? rounds.take()
                    : rounds.poll(nanosUntilNextDue(), TimeUnit.NANOSECONDS);
            if (round != null) {
                takeIn(round);
            }
        } catch (InterruptedException stop) {
            interrupted = true;
            stopped = "the thread was interrupted";
        }
    }

    private long nanosUntilNextDue() {
        long now = System.nanoTime();
        return waiting.stream()
                .mapToLong(item -> Math.max(0, item.nanosUntilDue(now)))
                .min()
                .orElse(0);
    }

    private void takeIn(Round round) {
        underWay--;
        if (round.defect() != null) {
            defect = round.defect();
            stopped = "another batch of this call met a defect";
            return;
        }
        long now = System.nanoTime();
        for (int index = 0; index < round.items().size(); index++) {
            BatchItem item = round.items().get(index);
            Outcome outcome = round.outcomes().get(index);
            if (outcome.failure() instanceof GraphFailure.NotSent notSent && stopped == null) {
                stopped = notSent.why();
            }
            if (item.settledBy(outcome, patience, now)) {
                answers[item.position()] = item.answer();
            } else {
                waiting.add(item);
            }
        }
    }
}
