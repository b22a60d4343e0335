package io.tenantsync.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loopback ports. */
final class Ports {
    private Ports() {}

    /** The port that stands in the file; at the first time one as by {@link #freeOr}, which is then written there. */
    static int kept(Path file, int wanted) {
        try {
            if (Files.exists(file)) {
                return Integer.parseInt(Files.readString(file).strip());
            }
            int port = freeOr(wanted);
            Files.writeString(file, Integer.toString(port));
            return port;
        } catch (IOException | NumberFormatException unusable) {
            throw new Explained(
                    Tenantsync.FAILED,
                    "The file " + file + " cannot be used (" + unusable + "); delete it to choose anew.");
        }
    }

    /** The wanted port if it is free, otherwise any free one. */
    static int freeOr(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return wanted == 0 ? 0 : freeOr(0);
        }
    }
}
