package io.tenantsync.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps a second process away from a data folder; the operating system releases it however the first one ends. */
final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataFolderLock on(Path dataFolder) {
        Path file = dataFolder.resolve("in-use");
        try {
            create(dataFolder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                String holder = holder(channel);
                channel.close();
                throw new PlatformFailure("The data folder " + dataFolder.toAbsolutePath() + " is in use by " + holder
                        + ". Stop that one first, or give this one a folder of its own.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataFolderLock(channel);
        } catch (IOException e) {
            throw new PlatformFailure(
                    "Cannot use the data folder " + dataFolder.toAbsolutePath() + ": " + e
                            + ". It must be a folder that this user may write to.",
                    e);
        }
    }

    /** Topics and databases hold personal data, so a folder that we make is for its owner alone. */
    private static void create(Path dataFolder) throws IOException {
        if (!Files.exists(dataFolder)) {
            Files.createDirectories(dataFolder);
            Files.setPosixFilePermissions(dataFolder, PosixFilePermissions.fromString("rwx------"));
        } else if (!Files.isDirectory(dataFolder)) {
            throw new NotDirectoryException(dataFolder.toString());
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String pid = StandardCharsets.UTF_8.decode(text.flip()).toString();
        return pid.isBlank() ? "another process" : "process " + pid;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PlatformFailure("Cannot release the data folder: " + e, e);
        }
    }
}
