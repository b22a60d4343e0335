package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {
    @TempDir
    Path data;

    @Test
    void findsNothingInAFolderThatWasStoppedCleanly() throws Exception {
        assertThat(Postmaster.on(data).leftBehind()).isEmpty();
    }

    @Test
    void isNotDeceivedByANumberThatNowBelongsToAnotherProgram() throws Exception {
        record(ProcessHandle.current().pid());

        assertThat(Postmaster.on(data).leftBehind()).isEmpty();
        Postmaster.on(data).forgetIfRecycled();
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void leavesTheFileOfADeadServerToPostgresql() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        record(ended.pid());

        Postmaster.on(data).forgetIfRecycled();

        assertThat(data.resolve("postmaster.pid")).exists();
    }

    @Test
    void isNotUpsetByAFileThatWasCutOff() throws Exception {
        Files.writeString(data.resolve("postmaster.pid"), "");

        assertThat(Postmaster.on(data).leftBehind()).isEmpty();
    }

    private void record(long pid) throws Exception {
        Files.writeString(data.resolve("postmaster.pid"), pid + "\n" + data + "\n");
    }
}
