package io.tenantsync.graph.sdk;

import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.failure.Classifier;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.failure.RetryAfter;
import io.tenantsync.graph.quota.Lane;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Reads delta pages, with repeats. */
final class DeltaReading {
    private final RawCalls calls;
    private final HomeHost home;
    private final Patience patience;
    private final InstantSource clock;
    private final Classifier classifier;

    DeltaReading(RawCalls calls, HomeHost home, Patience patience, InstantSource clock) {
        this.calls = calls;
        this.home = home;
        this.patience = patience;
        this.clock = clock;
        this.classifier = new Classifier(clock);
    }

    /**
     * Reads a page.
     *
     * @param onNext is told the link to the next page once it is known, on each attempt and maybe before the page is whole
     * @throws GraphException if there is no page to be had, or it leads elsewhere
     */
    DeltaPage read(DeltaLink link, Lane lane, Consumer<DeltaLink> onNext) {
        URI url = home.checked(link).uri();
        DeltaPage page = patiently(url, lane, onNext);
        home.checked(page.link());
        return page;
    }

    private DeltaPage patiently(URI url, Lane lane, Consumer<DeltaLink> onNext) {
        try {
            return patience.repeat(() -> attempt(url, lane, onNext));
        } catch (Trouble trouble) {
            throw new GraphException(trouble.failure(), trouble);
        }
    }

    private DeltaPage attempt(URI url, Lane lane, Consumer<DeltaLink> onNext) {
        try (Response response = calls.get(url, CallPlan.once(lane, "delta"))) {
            ResponseBody body = response.body();
            if (response.code() != 200 || body == null) {
                throw refused(response);
            }
            return DeltaPageReader.read(body.byteStream(), onNext);
        } catch (Lost lost) {
            throw new Trouble(lost.failure(true), null, null, lost);
        } catch (JacksonIOException broken) {
            GraphFailure failure = new GraphFailure.Transient(0, "connection-lost", "the page broke off");
            throw new Trouble(failure, null, null, broken);
        } catch (JacksonException unreadable) {
            throw new Trouble(
                    new GraphFailure.Unintelligible("the delta page is incomplete or not a delta page"),
                    null,
                    null,
                    null);
        }
    }

    private Trouble refused(Response response) {
        Headers headers = Headers.of(response);
        GraphFailure failure =
                classifier.classify(true, response.code(), headers.byName(), BatchEnvelope.error(response));
        return new Trouble(
                withoutForeignRestart(failure), RetryAfter.in(headers.byName(), clock.instant()), null, null);
    }

    private GraphFailure withoutForeignRestart(GraphFailure failure) {
        return failure instanceof GraphFailure.Gone gone && gone.restart() != null && !home.owns(gone.restart())
                ? new GraphFailure.Gone(null)
                : failure;
    }
}
