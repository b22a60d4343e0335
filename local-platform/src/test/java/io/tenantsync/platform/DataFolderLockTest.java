package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
    @TempDir
    Path folder;

    @Test
    void keepsASecondUserAwayAndNamesTheFirst() {
        try (DataFolderLock first = DataFolderLock.on(folder)) {
            assertThatThrownBy(() -> DataFolderLock.on(folder))
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void letsTheNextOneInAfterwards() {
        DataFolderLock.on(folder).close();

        assertThatCode(() -> DataFolderLock.on(folder).close()).doesNotThrowAnyException();
    }

    @Test
    void makesAFolderThatOnlyItsOwnerCanRead() throws Exception {
        Path fresh = folder.resolve("a/b");

        DataFolderLock.on(fresh).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void saysThatTheFolderIsNone() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolderLock.on(file))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("must be a folder");
    }
}
