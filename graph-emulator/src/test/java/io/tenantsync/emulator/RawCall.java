package io.tenantsync.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A GET whose path no HTTP client would send. */
final class RawCall {
    private RawCall() {}

    static int status(GraphEmulator emulator, String path, String token) throws IOException {
        var factory = new Trust(emulator.caCertificate()).context().getSocketFactory();
        try (Socket socket =
                factory.createSocket("localhost", emulator.graphUrl().getPort())) {
            String call =
                    "GET /v1.0" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + token + "\r\n\r\n";
            socket.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return Integer.parseInt(line.split(" ")[1]);
        }
    }
}
