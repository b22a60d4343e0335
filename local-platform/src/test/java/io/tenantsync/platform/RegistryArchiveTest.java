package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryArchiveTest {
    @TempDir
    Path folder;

    @Test
    void findsWhatTheBuildFetched() {
        List<Path> candidates = RegistryArchive.candidates(folder, Versions.of("registry"));

        assertThat(RegistryArchive.find(candidates)).isRegularFile();
    }

    @Test
    void prefersWhatLiesInTheCacheFolder() throws Exception {
        Path archive = Files.createFile(folder.resolve("apicurio-registry-app-1.2.3-all.tar.gz"));

        assertThat(RegistryArchive.find(RegistryArchive.candidates(folder, "1.2.3")))
                .isEqualTo(archive);
    }

    @Test
    void listsWhereItLookedWhenThereIsNone() {
        assertThatThrownBy(() -> RegistryArchive.find(RegistryArchive.candidates(folder, "0.0.0")))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("apicurio-registry-app/0.0.0")
                .hasMessageContaining("-Dtenantsync.registry.archive=FILE");
    }
}
