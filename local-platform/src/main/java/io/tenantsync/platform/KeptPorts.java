package io.tenantsync.platform;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which port each server listens on, remembered in a file so that a restart finds the same ones. */
final class KeptPorts {
    private static final Logger log = LoggerFactory.getLogger(KeptPorts.class);

    // Below the range from which operating systems take ports for outgoing connections, so that none of those sits on a
    // port of ours while we are down.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Path file;

    KeptPorts(Path file) {
        this.file = file;
    }

    /**
     * The port for a server that is about to start.
     *
     * @param wanted a port that must be used, or 0 for the one used before or any free one
     */
    synchronized int port(String server, int wanted) {
        Properties kept = read();
        int before = number(server, kept.getProperty(server, "0"));
        int port = wanted != 0 ? demanded(server, wanted) : keptOrNew(server, before);
        if (port != before) {
            kept.setProperty(server, Integer.toString(port));
            write(kept);
        }
        return port;
    }

    private int number(String server, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new PlatformFailure("The port of " + server + " in " + file + " is '" + text
                    + "', not a number. Correct the line or delete it for any free port.");
        }
    }

    private static int demanded(String server, int wanted) {
        if (!isFree(wanted)) {
            throw new PlatformFailure("Port " + wanted + " on 127.0.0.1, which " + server
                    + " shall use, is taken by another program. Stop that program or choose another port.");
        }
        return wanted;
    }

    private int keptOrNew(String server, int before) {
        if (before != 0 && isFree(before)) {
            return before;
        }
        int port = anyFree();
        if (before != 0) {
            log.atWarn()
                    .addKeyValue("server", server)
                    .addKeyValue("before", before)
                    .addKeyValue("now", port)
                    .log("port is taken by another program, using another one");
        }
        return port;
    }

    private static int anyFree() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw new PlatformFailure("No free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Properties read() {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException e) {
                throw new PlatformFailure("Cannot read the ports in " + file + ": " + e, e);
            }
        }
        return kept;
    }

    private void write(Properties kept) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            try (Writer writer = Files.newBufferedWriter(next)) {
                kept.store(writer, "ports on 127.0.0.1, kept for the next start");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PlatformFailure("Cannot write the ports to " + file + ": " + e, e);
        }
    }
}
