package io.tenantsync.emulator.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param path still percent-encoded
 * @param query still percent-encoded; null if there is none
 * @param headers names in lower case
 */
record HttpCall(String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
