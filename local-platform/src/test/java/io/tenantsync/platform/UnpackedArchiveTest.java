package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedArchiveTest {
    @TempDir
    Path cache;

    @Test
    void unpacksProgramsFilesAndLinks() throws Exception {
        Path folder = unpack(tar -> {
            file(tar, "bin/program", 0755, "run");
            file(tar, "share/text", 0644, "read");
            link(tar, "bin/link", "program");
        });

        assertThat(folder.resolve("bin/program")).isExecutable();
        assertThat(folder.resolve("share/text")).hasContent("read");
        assertThat(Files.isExecutable(folder.resolve("share/text"))).isFalse();
        assertThat(folder.resolve("bin/link")).isSymbolicLink().hasContent("run");
    }

    @Test
    void doesItOnlyOnce() throws Exception {
        Path folder = unpack(tar -> file(tar, "text", 0644, "first"));
        unpack(tar -> file(tar, "text", 0644, "second"));

        assertThat(folder.resolve("text")).hasContent("first");
    }

    @Test
    void leavesNothingBehindWhenTheArchiveIsCutOff() {
        assertThatThrownBy(() -> UnpackedArchive.in(cache, "program", () -> {
                    throw new IOException("cut off");
                }))
                .hasMessageContaining("cut off");

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void refusesAnEntryThatLiesOutside() {
        assertThatThrownBy(() -> unpack(tar -> file(tar, "../outside", 0644, "escaped")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("outside");

        assertThat(cache).isEmptyDirectory();
    }

    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private Path unpack(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            content.writeTo(tar);
        }
        return UnpackedArchive.in(cache, "program", () -> new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
