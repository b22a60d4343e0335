package io.tenantsync.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EmulatorCommandTest {
    @Test
    void leavesItsOptionsToTheEmulator() {
        CommandLine line = new CommandLine(new Tenantsync());
        assertThatCode(() -> line.parseArgs("emulator", "--port", "0", "--tenants", "tenants.yaml"))
                .doesNotThrowAnyException();
    }
}
