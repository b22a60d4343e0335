package io.tenantsync.graph.sdk;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Timeout;

/** One call as the SDK sees it; behind it may be several attempts. Only {@link #execute} is used by the SDK. */
final class GovernedCall implements Call {
    private final Request request;
    private final OkHttpClient client;
    private final Execution execution;
    private volatile boolean executed;

    /** Sends a request and waits for its answer. */
    interface Execution {
        Response execute(Request request) throws IOException;
    }

    GovernedCall(Request request, OkHttpClient client, Execution execution) {
        this.request = request;
        this.client = client;
        this.execution = execution;
    }

    @Override
    public Response execute() throws IOException {
        executed = true;
        return execution.execute(request);
    }

    @Override
    public void enqueue(Callback callback) {
        throw new UnsupportedOperationException("Calls to Graph are made by the thread that wants the answer");
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public void cancel() {
        // A call ends with its timeout, or when its thread is interrupted in a wait.
    }

    @Override
    public boolean isExecuted() {
        return executed;
    }

    @Override
    public boolean isCanceled() {
        return false;
    }

    @Override
    public Timeout timeout() {
        return new Timeout().timeout(client.callTimeoutMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    @Override
    @SuppressWarnings("MissingSuperCall")
    public Call clone() {
        return new GovernedCall(request, client, execution);
    }
}
