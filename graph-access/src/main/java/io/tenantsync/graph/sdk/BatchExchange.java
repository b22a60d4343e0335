package io.tenantsync.graph.sdk;

import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.BatchEnvelope.Outcome;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import okhttp3.Response;

/** Sends one batch of at most 20 requests, once, and counts what each of them did. */
final class BatchExchange {
    private final URI url;
    private final RawCalls calls;
    private final BatchEnvelope envelope;
    private final UseCounter use;
    private final Governor governor;
    private final InstantSource clock;
    private final Semaphore slots;

    BatchExchange(Connection connection, RawCalls calls, UseCounter use, InstantSource clock, int concurrent) {
        this.url = URI.create(connection.home().link("/$batch").url());
        this.calls = calls;
        this.envelope = new BatchEnvelope(clock);
        this.use = use;
        this.governor = connection.governor();
        this.clock = clock;
        this.slots = new Semaphore(concurrent);
    }

    /** One outcome per item, in their order. Waits while too many batches are under way. */
    List<Outcome> send(List<BatchItem> items, Lane lane, BooleanSupplier mayStillSend) {
        List<BatchRequest> requests = items.stream().map(BatchItem::request).toList();
        Cost cost = items.stream().map(BatchItem::price).reduce(Cost.NOTHING, Cost::plus);
        CallPlan plan = CallPlan.batch(lane, cost, mayStillSend);
        byte[] body = envelope.pack(requests);
        slots.acquireUninterruptibly();
        try (Response response = calls.post(url, body, plan)) {
            List<Outcome> outcomes = envelope.unpack(requests, response);
            if (response.code() != 429) {
                count(items, outcomes);
            }
            return outcomes;
        } catch (Lost lost) {
            List<Outcome> outcomes = envelope.lost(requests, lost);
            if (lost.sent()) {
                count(items, outcomes);
            }
            return outcomes;
        } catch (GraphException noToken) {
            return requests.stream()
                    .map(request -> Outcome.failed(0, noToken.failure(), null))
                    .toList();
        } finally {
            slots.release();
        }
    }

    private void count(List<BatchItem> items, List<Outcome> outcomes) {
        for (int index = 0; index < items.size(); index++) {
            Outcome outcome = outcomes.get(index);
            Cost price = items.get(index).price();
            use.request(new Cost(outcome.headers().units(price.units()), price.writes()), outcome.status());
            governor.learned(outcome.headers().hint(outcome.status(), clock.instant()));
        }
    }
}
