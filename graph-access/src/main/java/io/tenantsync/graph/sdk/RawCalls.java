package io.tenantsync.graph.sdk;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Requests made by the SDK's adapter, with its authentication, and sent without it: the answer is ours as it came. Asking
 * the adapter for the untouched answer through its response handler works for some thousand calls only; once the
 * optimising compiler has been at it, it hands over nothing any more (seen with JDK 25 and kiota 1.9.2).
 */
final class RawCalls {
    private static final int UNAUTHORIZED = 401;

    private final RequestAdapter adapter;
    private final Call.Factory calls;

    RawCalls(RequestAdapter adapter, Call.Factory calls) {
        this.adapter = adapter;
        this.calls = calls;
    }

    /** The answer, whatever its status; to be closed by the caller. */
    Response get(URI url, CallPlan plan) throws Lost {
        return send(HttpMethod.GET, url, null, plan);
    }

    /** The answer, whatever its status; to be closed by the caller. */
    Response post(URI url, byte[] json, CallPlan plan) throws Lost {
        return send(HttpMethod.POST, url, json, plan);
    }

    /** Who is challenged was not let in, so nothing was done; the refused token is forgotten and a fresh one is tried once. */
    private Response send(HttpMethod method, URI url, byte @Nullable [] json, CallPlan plan) throws Lost {
        try {
            Response answer = calls.newCall(request(method, url, json, plan)).execute();
            if (!challenged(answer)) {
                return answer;
            }
            answer.close();
            return calls.newCall(request(method, url, json, plan)).execute();
        } catch (Lost lost) {
            throw lost;
        } catch (IOException unforeseen) {
            throw Lost.onTheWay(url.getHost(), true, unforeseen);
        }
    }

    /** Whether continuous access evaluation wants a fresh token. */
    static boolean challenged(Response answer) {
        return answer.code() == UNAUTHORIZED
                && answer.headers("WWW-Authenticate").stream().anyMatch(header -> header.contains("claims="));
    }

    private Request request(HttpMethod method, URI url, byte @Nullable [] json, CallPlan plan) throws Lost {
        RequestInformation request = new RequestInformation();
        request.httpMethod = method;
        request.setUri(url);
        request.headers.add("Accept", "application/json");
        if (json != null) {
            request.setStreamContent(new ByteArrayInputStream(json), "application/json");
        }
        request.addRequestOptions(List.of(plan));
        try {
            return adapter.convertToNativeRequest(request);
        } catch (RuntimeException wrapped) {
            if (wrapped.getCause() instanceof Lost lost) {
                throw lost;
            }
            throw wrapped;
        }
    }
}
