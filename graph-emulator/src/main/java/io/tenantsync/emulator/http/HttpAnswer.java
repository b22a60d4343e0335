package io.tenantsync.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A complete answer, ready to be sent. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
    private static final String JSON = "application/json; charset=utf-8";

    static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", JSON), body, Delivery.PLAIN);
    }

    static HttpAnswer text(int status, String body) {
        return new HttpAnswer(
                status,
                Map.of("Content-Type", "text/plain; charset=utf-8"),
                body.getBytes(StandardCharsets.UTF_8),
                Delivery.PLAIN);
    }

    static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), new byte[0], Delivery.PLAIN);
    }

    HttpAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body, delivery);
    }

    /** The same with another body. */
    HttpAnswer holding(byte[] other) {
        return new HttpAnswer(status, headers, other, delivery);
    }

    /** The same, brought in another way. */
    HttpAnswer brought(Delivery otherwise) {
        return new HttpAnswer(status, headers, body, otherwise);
    }
}
