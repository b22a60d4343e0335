package io.tenantsync.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The main process of a PostgreSQL that an earlier run may have left behind on a data folder. */
final class Postmaster {
    private final Path data;

    private Postmaster(Path data) {
        this.data = data;
    }

    static Postmaster on(Path data) {
        return new Postmaster(data);
    }

    /**
     * The living process that serves exactly this folder. Process ids are used again by the system, so neither the number
     * in {@code postmaster.pid} nor a process called postgres proves anything alone.
     */
    Optional<ProcessHandle> leftBehind() throws IOException {
        return recorded().filter(this::serves);
    }

    /** Removes a {@code postmaster.pid} whose number now belongs to another program: PostgreSQL would not start over it. */
    void forgetIfRecycled() throws IOException {
        Optional<ProcessHandle> process = recorded();
        if (process.isPresent() && !serves(process.get())) {
            Files.deleteIfExists(pidFile());
        }
    }

    private Optional<ProcessHandle> recorded() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    private boolean serves(ProcessHandle process) {
        boolean isPostgres = process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
        boolean hasFolder = process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
        return isPostgres && hasFolder;
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}
