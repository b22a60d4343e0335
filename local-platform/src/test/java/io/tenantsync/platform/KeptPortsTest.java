package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPortsTest {
    @TempDir
    Path folder;

    @Test
    void givesTheSamePortAfterARestart() {
        int first = ports().port("kafka", 0);

        assertThat(ports().port("kafka", 0)).isEqualTo(first);
        assertThat(ports().port("registry", 0)).isNotEqualTo(first);
    }

    @Test
    void remembersAPortThatWasAskedFor() throws Exception {
        int wanted = freePort();

        assertThat(ports().port("kafka", wanted)).isEqualTo(wanted);
        assertThat(ports().port("kafka", 0)).isEqualTo(wanted);
    }

    @Test
    void refusesAPortThatWasAskedForAndIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> ports().port("kafka", taken.getLocalPort()))
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("kafka");
        }
    }

    @Test
    void takesAnotherPortWhenTheRememberedOneIsTakenByAStranger() throws Exception {
        int first = ports().port("kafka", 0);

        try (ServerSocket stranger = new ServerSocket(first, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(ports().port("kafka", 0)).isNotEqualTo(stranger.getLocalPort());
        }
    }

    @Test
    void saysWhichLineIsWrong() throws Exception {
        Files.writeString(folder.resolve("ports.properties"), "kafka=nine");

        assertThatThrownBy(() -> ports().port("kafka", 0))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("'nine'")
                .hasMessageContaining("ports.properties");
    }

    private KeptPorts ports() {
        return new KeptPorts(folder.resolve("ports.properties"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
