package io.tenantsync.graph.sdk;

import okhttp3.Call;
import okhttp3.EventListener;

/** Travels with one attempt and notes whether anything of the request may have left this machine. */
final class SendMark {
    private volatile boolean sent;

    boolean sent() {
        return sent;
    }

    /** Sets the marks of all calls of a client. */
    static final class Listener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            SendMark mark = call.request().tag(SendMark.class);
            if (mark != null) {
                mark.sent = true;
            }
        }
    }
}
