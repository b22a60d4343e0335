package io.tenantsync.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar archive unpacked once into the cache folder; complete or absent, even when two processes do it at once. */
final class UnpackedArchive {

    /** Opens the archive, already decompressed. */
    @FunctionalInterface
    interface Tar {
        InputStream open() throws IOException;
    }

    private UnpackedArchive() {}

    /** The folder {@code name} in the cache, unpacked now if nobody did it before. */
    static Path in(Path cacheFolder, String name, Tar tar) throws IOException {
        Path folder = cacheFolder.toAbsolutePath().resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cacheFolder);
        Path temporary = Files.createTempDirectory(cacheFolder, name + ".unpacking-");
        try {
            try (TarArchiveInputStream entries = new TarArchiveInputStream(new BufferedInputStream(tar.open()))) {
                unpack(entries, temporary);
            }
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was faster; what it unpacked is as good as ours.
        } finally {
            delete(temporary);
        }
        return folder;
    }

    private static void unpack(TarArchiveInputStream entries, Path folder) throws IOException {
        for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("the archive contains " + entry.getName() + ", which lies outside of it");
            }
            Files.createDirectories(entry.isDirectory() ? target : target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(target, folder.resolve(entry.getLinkName()));
            } else if (entry.isFile()) {
                Files.copy(entries, target);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /** Deletes a folder with everything in it; nothing happens when it does not exist. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
