package io.tenantsync.emulator.storage;

import io.tenantsync.emulator.directory.Commit;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.Tenant;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of one tenant: {@code snapshot-N} and {@code log-N}, what was written after it. */
final class TenantFiles implements AutoCloseable {
    private static final long LONGEST_LOG = 4L * 1024 * 1024;
    private static final String SNAPSHOT = "snapshot-";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Tenant tenant;
    private LogFile log;

    private TenantFiles(Path folder, Tenant tenant, LogFile log) {
        this.folder = folder;
        this.tenant = tenant;
        this.log = log;
    }

    /** Keeps a tenant that has just been generated. */
    static TenantFiles create(Path folder, Tenant tenant) throws IOException {
        Files.createDirectories(folder);
        for (Path old : files(folder)) {
            Files.delete(old);
        }
        writeSnapshot(folder, 1, tenant);
        return opened(folder, tenant, LogFile.open(logFile(folder, 1), payload -> {}));
    }

    /** Reads a tenant back; a long log becomes a new snapshot. */
    static TenantFiles open(Path folder, Tenant tenant) throws IOException {
        long newest = generation(folder);
        try (DataInputStream in = input(folder.resolve(SNAPSHOT + newest))) {
            Snapshot.read(in, tenant);
        }
        Records records = new Records(tenant);
        Path logFile = logFile(folder, newest);
        LogFile log = LogFile.open(logFile, payload -> replay(tenant, records, payload));
        TenantFiles files = opened(folder, tenant, log);
        if (Files.size(logFile) > LONGEST_LOG) {
            files.compact(newest);
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private static TenantFiles opened(Path folder, Tenant tenant, LogFile log) {
        tenant.keepIn(log);
        return new TenantFiles(folder, tenant, log);
    }

    private static void replay(Tenant tenant, Records records, DataInputStream payload) throws IOException {
        switch (records.read(payload)) {
            case Commit commit -> {
                tenant.clock().resumeAfter(commit.seq(), commit.at());
                tenant.apply(commit);
            }
            case SettingChange change -> tenant.apply(change);
        }
    }

    private void compact(long old) throws IOException {
        tenant.write(() -> {
            tenant.settleAll();
            return tenant;
        });
        writeSnapshot(folder, old + 1, tenant);
        LogFile next = LogFile.open(logFile(folder, old + 1), payload -> {});
        tenant.keepIn(next);
        log.close();
        log = next;
        Files.deleteIfExists(logFile(folder, old));
        Files.deleteIfExists(folder.resolve(SNAPSHOT + old));
    }

    private static void writeSnapshot(Path folder, long generation, Tenant tenant) throws IOException {
        Path unfinished = folder.resolve("unfinished");
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER))) {
            Snapshot.write(out, tenant);
        }
        Files.move(unfinished, folder.resolve(SNAPSHOT + generation), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long generation(Path folder) throws IOException {
        return files(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(SNAPSHOT))
                .mapToLong(name -> Long.parseLong(name.substring(SNAPSHOT.length())))
                .max()
                .orElseThrow(() -> new IOException("there is no snapshot in " + folder));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static DataInputStream input(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private static Path logFile(Path folder, long generation) {
        return folder.resolve("log-" + generation);
    }
}
