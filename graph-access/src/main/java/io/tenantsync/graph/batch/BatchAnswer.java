package io.tenantsync.graph.batch;

import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request of a batch, after all repeats.
 *
 * @param status the HTTP status of the last answer; 0 if there was none
 * @param headers of the last answer, names in lower case
 * @param body the JSON object of the last answer, anything else under {@code value}; null if there was none (204)
 * @param failure null exactly if it succeeded
 * @param resourceUnits what all attempts together cost
 */
public record BatchAnswer(
        BatchRequest request,
        int status,
        Map<String, String> headers,
        @Nullable Map<String, @Nullable Object> body,
        @Nullable GraphFailure failure,
        int resourceUnits) {

    public boolean succeeded() {
        return failure == null;
    }

    /**
     * The body of a success.
     *
     * @throws GraphException with the failure, if it is one
     * @throws IllegalStateException if the success has no body, as a 204
     */
    public Map<String, @Nullable Object> successBody() {
        if (failure != null) {
            throw new GraphException(failure);
        }
        if (body == null) {
            throw new IllegalStateException("Graph answered " + status + " without a body to a " + request.method());
        }
        return body;
    }

    /** Bodies hold personal data. */
    @Override
    public String toString() {
        return "BatchAnswer[" + request.method() + ", " + status + ", " + (failure == null ? "ok" : failure.kind())
                + "]";
    }
}
