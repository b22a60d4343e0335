package io.tenantsync.graph.sdk;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.NativeResponseHandler;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends through the SDK's request adapter and takes the answer before the SDK makes models of it. */
final class RawCalls {
    private final RequestAdapter adapter;

    RawCalls(RequestAdapter adapter) {
        this.adapter = adapter;
    }

    /** The answer, whatever its status; to be closed by the caller. */
    Response get(URI url, CallPlan plan) throws Lost {
        return send(HttpMethod.GET, url, null, plan);
    }

    /** The answer, whatever its status; to be closed by the caller. */
    Response post(URI url, byte[] json, CallPlan plan) throws Lost {
        return send(HttpMethod.POST, url, json, plan);
    }

    private Response send(HttpMethod method, URI url, byte @Nullable [] json, CallPlan plan) throws Lost {
        RequestInformation request = new RequestInformation();
        request.httpMethod = method;
        request.setUri(url);
        request.headers.add("Accept", "application/json");
        if (json != null) {
            request.setStreamContent(new ByteArrayInputStream(json), "application/json");
        }
        NativeResponseHandler answer = new NativeResponseHandler();
        request.setResponseHandler(answer);
        request.addRequestOptions(List.of(plan));
        try {
            adapter.sendPrimitive(request, new HashMap<>(), InputStream.class);
        } catch (RuntimeException wrapped) {
            if (wrapped.getCause() instanceof Lost lost) {
                throw lost;
            }
            throw wrapped;
        }
        if (answer.getValue() instanceof Response response) {
            return response;
        }
        // Seen once, with a machine far beyond its load: what was sent may have been applied.
        throw Lost.onTheWay(url.getHost(), true, new IOException("the request adapter handed over no answer"));
    }
}
