package io.tenantsync.emulator.storage;

import io.tenantsync.emulator.directory.Tenant;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The folder that an emulator keeps its state in; one process at a time. */
public final class DataFolder implements AutoCloseable {
    private static final String INDEX = "tenants.txt";

    private final Path folder;
    private final FileChannel lock;
    private final List<TenantFiles> open = new ArrayList<>();

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes possession of the folder, which is made if it does not exist.
     *
     * @throws IllegalStateException when another process has it or it cannot be written
     */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lock = FileChannel.open(
                    folder.resolve("emulator.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalStateException("Another emulator is using the data folder " + folder
                        + ". Stop it, or choose another folder with --data.");
            }
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Whether there are tenants in it. */
    public boolean used() {
        return Files.exists(folder.resolve(INDEX));
    }

    /** Reads all tenants back, in their order. */
    public List<Tenant> load(Supplier<Tenant> empty) {
        try {
            List<Tenant> tenants = new ArrayList<>();
            for (String tenantId : Files.readAllLines(folder.resolve(INDEX))) {
                Tenant tenant = empty.get();
                open.add(TenantFiles.open(folderOf(tenantId), tenant));
                tenants.add(tenant);
            }
            return List.copyOf(tenants);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Keeps tenants that have just been generated. */
    public void keep(Collection<Tenant> tenants) {
        try {
            List<String> ids = new ArrayList<>();
            for (Tenant tenant : tenants) {
                String tenantId = tenant.profile().tenantId();
                open.add(TenantFiles.create(folderOf(tenantId), tenant));
                ids.add(tenantId);
            }
            // Written last: a folder without it was not finished and is filled anew.
            Files.write(folder.resolve(INDEX), ids);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            for (TenantFiles files : open) {
                files.close();
            }
            lock.close();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private Path folderOf(String tenantId) {
        return folder.resolve("tenants").resolve(tenantId);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static IllegalStateException unusable(Path folder, IOException cause) {
        return new IllegalStateException(
                "The data folder " + folder + " cannot be used: " + cause.getMessage()
                        + ". Check its permissions and the disk; delete the folder to start anew.",
                cause);
    }
}
