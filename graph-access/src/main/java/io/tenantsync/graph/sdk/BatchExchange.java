package io.tenantsync.graph.sdk;

import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Governor.Grant;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.BatchEnvelope.Outcome;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import okhttp3.Response;

/** Sends one batch of at most 20 requests, once, and counts what each of them did. */
final class BatchExchange {
    private final URI url;
    private final RawCalls calls;
    private final BatchEnvelope envelope;
    private final UseCounter use;
    private final Pacer pacer;
    private final InstantSource clock;
    private final Semaphore slots;

    /** Whose batch it is. */
    record Errand(Lane lane, String flow, BooleanSupplier mayStillSend) {}

    BatchExchange(Connection connection, RawCalls calls, UseCounter use, InstantSource clock, int concurrent) {
        this.url = URI.create(connection.home().link("/$batch").url());
        this.calls = calls;
        this.envelope = new BatchEnvelope(clock);
        this.use = use;
        this.pacer = new Pacer(connection.governor(), use.meters());
        this.clock = clock;
        this.slots = new Semaphore(concurrent);
    }

    /** How many of these items, from the first, may share a batch; at least one if there is one. */
    int most(List<BatchItem> items) {
        List<BatchItem> first = items.subList(0, Math.min(items.size(), BatchEnvelope.MOST));
        return pacer.governor().most(first.stream().map(BatchItem::price).toList());
    }

    /** One outcome per item, in their order. Waits for quota, and while too many batches are under way. */
    List<Outcome> send(List<BatchItem> items, Errand errand) {
        List<BatchRequest> requests = items.stream().map(BatchItem::request).toList();
        Cost cost = items.stream().map(BatchItem::price).reduce(Cost.NOTHING, Cost::plus);
        CallPlan paced = new CallPlan(errand.lane(), errand.flow(), true, false, errand.mayStillSend());
        try (Grant grant = pacer.pace(paced, cost)) {
            return inSlot(errand.lane(), () -> exchange(items, requests, grant, errand.mayStillSend()));
        } catch (Lost unpaced) {
            return envelope.lost(requests, unpaced);
        }
    }

    /** Urgent ones do not stand in line for a slot either. */
    private List<Outcome> inSlot(Lane lane, Supplier<List<Outcome>> exchange) {
        if (lane == Lane.URGENT) {
            return exchange.get();
        }
        slots.acquireUninterruptibly();
        try {
            return exchange.get();
        } finally {
            slots.release();
        }
    }

    private List<Outcome> exchange(
            List<BatchItem> items, List<BatchRequest> requests, Grant grant, BooleanSupplier mayStillSend) {
        byte[] body = envelope.pack(requests);
        try (Response response = calls.post(url, body, CallPlan.batch(mayStillSend))) {
            List<Outcome> outcomes = envelope.unpack(requests, response);
            if (response.code() == 429) {
                items.forEach(item -> Headers.of(response).tell(grant, item.price(), 429, clock.instant()));
            } else {
                count(items, outcomes, grant);
            }
            return outcomes;
        } catch (Lost lost) {
            return lost(items, envelope.lost(requests, lost), lost.sent(), grant);
        } catch (GraphException noToken) {
            grant.unused();
            return requests.stream()
                    .map(request -> Outcome.failed(0, noToken.failure(), null))
                    .toList();
        }
    }

    private List<Outcome> lost(List<BatchItem> items, List<Outcome> outcomes, boolean sent, Grant grant) {
        if (sent) {
            count(items, outcomes, grant);
        } else {
            grant.unused();
        }
        return outcomes;
    }

    private void count(List<BatchItem> items, List<Outcome> outcomes, Grant grant) {
        for (int index = 0; index < items.size(); index++) {
            Outcome outcome = outcomes.get(index);
            BatchItem item = items.get(index);
            Cost price = item.price();
            use.request(item.operation(), price.withUnits(outcome.headers().units(price.units())), outcome.status());
            outcome.headers().tell(grant, price, outcome.status(), clock.instant());
        }
    }
}
