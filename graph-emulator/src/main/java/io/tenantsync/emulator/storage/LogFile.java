package io.tenantsync.emulator.storage;

import io.tenantsync.emulator.directory.CommitLog;
import io.tenantsync.emulator.directory.LogRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/** An append-only file of records; each has its length and checksum, so that one that was cut off is noticed and dropped. */
final class LogFile implements CommitLog, AutoCloseable {
    private static final int HEADER = 8;

    private final FileChannel channel;

    private LogFile(FileChannel channel) {
        this.channel = channel;
    }

    /** What is to be done with each record. */
    @FunctionalInterface
    interface Replay {
        void record(DataInputStream payload) throws IOException;
    }

    /** Replays what is in the file and goes on after the last record that is whole. */
    static LogFile open(Path file, Replay replay) throws IOException {
        long good = Files.exists(file) ? replay(file, replay) : 0;
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(good);
        channel.position(good);
        return new LogFile(channel);
    }

    @Override
    public void append(LogRecord entry) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            Records.write(new DataOutputStream(bytes), entry);
            byte[] payload = bytes.toByteArray();
            ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.length);
            frame.putInt(payload.length).putInt(checksum(payload)).put(payload).flip();
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log of a tenant cannot be written; is the disk full?", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static long replay(Path file, Replay replay) throws IOException {
        long good = 0;
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            long size = Files.size(file);
            while (size - good >= HEADER) {
                int length = in.readInt();
                int checksum = in.readInt();
                if (length < 0 || length > size - good - HEADER) {
                    return good;
                }
                byte[] payload = in.readNBytes(length);
                if (checksum(payload) != checksum) {
                    return good;
                }
                replay.record(new DataInputStream(new ByteArrayInputStream(payload)));
                good += HEADER + length;
            }
        }
        return good;
    }

    private static int checksum(byte[] payload) {
        CRC32 crc = new CRC32();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
