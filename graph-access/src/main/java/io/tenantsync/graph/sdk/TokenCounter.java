package io.tenantsync.graph.sdk;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;

/** The client through which azure-identity talks; counts the tokens that it gets. */
final class TokenCounter implements HttpClient {
    private final HttpClient client;
    private final LongAdder granted = new LongAdder();

    TokenCounter(HttpClient client) {
        this.client = client;
    }

    long granted() {
        return granted.sum();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return client.send(request).doOnNext(response -> count(request, response));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return client.send(request, context).doOnNext(response -> count(request, response));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        HttpResponse response = client.sendSync(request, context);
        count(request, response);
        return response;
    }

    private void count(HttpRequest request, HttpResponse response) {
        if (response.getStatusCode() == 200 && request.getUrl().getPath().endsWith("/token")) {
            granted.increment();
        }
    }
}
