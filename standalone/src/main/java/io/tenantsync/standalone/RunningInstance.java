package io.tenantsync.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running instance tells other commands about itself, in {@code running.json} of its data folder.
 *
 * @param pid its process
 * @param controlPlane base address of the control plane's API
 * @param auditLog base address of the audit log's API
 * @param apiToken the file with the token that both ask for
 */
record RunningInstance(long pid, URI controlPlane, URI auditLog, String apiToken) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void write(DataFolder folder) {
        try {
            Files.writeString(folder.running(), JSON.writeValueAsString(this));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Finds the instance that a command shall talk to.
     *
     * @param chosen the data folder that the caller named, or null to look in the usual ones
     */
    static RunningInstance find(@Nullable Path chosen) {
        List<DataFolder> folders = chosen != null
                ? List.of(new DataFolder(chosen))
                : List.of(DataFolder.byDefault("up"), DataFolder.byDefault("demo"));
        for (DataFolder folder : folders) {
            RunningInstance found = read(folder);
            if (found != null && ProcessHandle.of(found.pid).isPresent()) {
                return found;
            }
        }
        throw new Explained(
                Tenantsync.FAILED,
                "Nothing is running with the data folder "
                        + folders.getFirst().root().toAbsolutePath()
                        + ". Start `./tenantsync up` or `./tenantsync demo` first, or name its folder with --data.");
    }

    private static @Nullable RunningInstance read(DataFolder folder) {
        try {
            return JSON.readValue(Files.readString(folder.running()), RunningInstance.class);
        } catch (IOException absent) {
            return null;
        }
    }
}
