package io.tenantsync.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Brings an answer as its {@link Delivery} says. */
final class Delivering {
    private Delivering() {}

    static void send(Request request, Response response, Callback callback, HttpAnswer answer) throws IOException {
        if (answer.delivery() instanceof Delivery.Reset) {
            reset(request);
            callback.succeeded();
            return;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        switch (answer.delivery()) {
            case Delivery.Plain plain -> response.write(true, ByteBuffer.wrap(answer.body()), callback);
            case Delivery.Trickled trickled -> {
                trickle(response, answer.body(), trickled);
                callback.succeeded();
            }
            case Delivery.BrokenOff broken -> {
                breakOff(request, response, answer.body(), broken.bytes());
                callback.failed(new IOException("a fault broke the answer off"));
            }
            case Delivery.Reset reset -> throw new IllegalStateException("has been reset before");
        }
    }

    private static void trickle(Response response, byte[] body, Delivery.Trickled trickled) throws IOException {
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            for (int at = 0; at < body.length; at += trickled.bytes()) {
                out.write(body, at, Math.min(trickled.bytes(), body.length - at));
                out.flush();
                sleep(trickled.pause());
            }
        }
    }

    private static void breakOff(Request request, Response response, byte[] body, int bytes) throws IOException {
        response.getHeaders().put("Content-Length", body.length);
        OutputStream out = Content.Sink.asOutputStream(response);
        out.write(body, 0, bytes);
        out.flush();
        reset(request);
    }

    /** Closes the connection without TLS's goodbye, with a reset in place of TCP's. */
    private static void reset(Request request) throws IOException {
        Object transport = request.getConnectionMetaData().getConnection().getEndPoint();
        while (transport instanceof EndPoint wrapped) {
            transport = wrapped.getTransport();
        }
        if (transport instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
