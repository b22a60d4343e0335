package io.tenantsync.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Loopback ports. */
final class Ports {
    private Ports() {}

    /** The wanted port if it is free, otherwise any free one. */
    static int freeOr(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return wanted == 0 ? 0 : freeOr(0);
        }
    }
}
