package io.tenantsync.graph.sdk;

import io.tenantsync.graph.failure.GraphFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** A call that got no answer. */
final class Lost extends IOException {
    /** Why nothing was sent, if it was the caller's wish. */
    static final String GUARD = "the caller's guard said stop";

    private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;
    private final boolean sent;

    private Lost(GraphFailure failure, boolean sent, Throwable cause) {
        super(failure.summary(), cause);
        this.failure = failure;
        this.sent = sent;
    }

    /** @param sent whether a first byte of the request may have left */
    static Lost onTheWay(String host, boolean sent, IOException cause) {
        return new Lost(new GraphFailure.Transient(0, code(cause), host + ": " + remedy(cause)), sent, cause);
    }

    /** The caller's guard said stop, or the thread was interrupted. */
    static Lost beforeSending(String why) {
        return new Lost(new GraphFailure.NotSent(why), false, new IllegalStateException(why));
    }

    boolean sent() {
        return sent;
    }

    /** The failure that this is for a request: nobody knows about a POST that was sent. */
    GraphFailure failure(boolean repeatable) {
        return repeatable || !sent
                ? failure
                : new GraphFailure.UnknownOutcome("the connection broke before the answer came");
    }

    private static String code(IOException cause) {
        return switch (cause) {
            case UnknownHostException ignored -> "unknown-host";
            case ConnectException ignored -> "no-connection";
            case SSLException ignored -> "tls";
            case java.io.InterruptedIOException ignored -> "timeout";
            default -> "connection-lost";
        };
    }

    private static String remedy(IOException cause) {
        return switch (cause) {
            case UnknownHostException ignored -> "the name is not known; check graphUrl, name service and proxy";
            case ConnectException ignored -> "nobody answers there; check graphUrl, firewall and proxy";
            case SSLException ignored ->
                "no trusted TLS connection; if it has a certificate of its own CA, name that CA as ca in the tenant's"
                        + " cloud";
            case SocketTimeoutException ignored -> "no answer in time";
            case java.io.InterruptedIOException ignored -> "no answer within the call timeout";
            default -> "the connection broke";
        };
    }
}
