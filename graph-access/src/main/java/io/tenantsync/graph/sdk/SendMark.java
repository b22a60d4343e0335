package io.tenantsync.graph.sdk;

import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Travels with one attempt and notes how often the request began to leave this machine. OkHttp repeats a request without
 * a body by itself when a kept connection turns out to be broken.
 */
final class SendMark {
    private final AtomicInteger times = new AtomicInteger();

    int times() {
        return times.get();
    }

    /** Sets the marks of all calls of a client. */
    static final class Listener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            SendMark mark = call.request().tag(SendMark.class);
            if (mark != null) {
                mark.times.incrementAndGet();
            }
        }
    }
}
