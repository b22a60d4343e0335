package io.tenantsync.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends when this process ends, in whatever way that happens.
 *
 * <p>A small shell holds the other end of a pipe from us. When the pipe closes, because we ask for it or because the
 * operating system does it after a {@code kill -9}, the shell signals the child. The child is in a session of its own, so
 * that Ctrl-C reaches us alone and we decide the order in which things stop.
 */
final class LeashedProcess {
    private static final String LEASH = """
            stop=$1 force=$2
            shift 2
            trap '' INT HUP
            command -v setsid >/dev/null 2>&1 && set -- setsid "$@"
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            ( while read -r line; do :; done <&3
              kill -"$stop" "$child"; sleep 10; kill -"$force" "$child" ) >/dev/null 2>&1 &
            leash=$!
            exec 3<&- </dev/null
            wait "$child"
            code=$?
            kill -KILL "$leash" 2>/dev/null
            exit "$code"
            """;

    /** The signals that end a kind of child: politely, and after ten seconds for good. */
    enum Signals {
        TERMINATE("TERM", "KILL"),
        /** What PostgreSQL understands as fast and as immediate shutdown. */
        POSTGRESQL("INT", "QUIT");

        private final String stop;
        private final String force;

        Signals(String stop, String force) {
            this.stop = stop;
            this.force = force;
        }
    }

    private final Process shell;
    private final Path log;

    private LeashedProcess(Process shell, Path log) {
        this.shell = shell;
        this.log = log;
    }

    static LeashedProcess start(List<String> command, Signals signals, Path workingFolder, Path log)
            throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> leashed = new ArrayList<>(List.of("sh", "-c", LEASH, "leash", signals.stop, signals.force));
        leashed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(leashed)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(LeashedProcess::wouldReconfigure);
        builder.environment().put("LC_ALL", "C");
        return new LeashedProcess(builder.start(), log);
    }

    /** Settings in somebody's shell profile that the children would take for theirs. */
    private static boolean wouldReconfigure(String variable) {
        return variable.startsWith("PG")
                || variable.startsWith("QUARKUS_")
                || variable.startsWith("APICURIO_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS");
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** Waits for a child that ends by itself; one that takes too long is ended. */
    int exitCode(Duration patience) throws IOException {
        try {
            if (shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return shell.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop(Duration.ofSeconds(1));
        throw new IOException("it did not end within " + patience.toSeconds() + " s");
    }

    /** The process ids of the child and its own children; empty when it has ended. */
    List<Long> pids() {
        return shell.descendants().map(ProcessHandle::pid).toList();
    }

    /** Asks the child to end, waits, and ends it for good when it takes longer. */
    void stop(Duration patience) {
        List<ProcessHandle> all = shell.descendants().toList();
        try {
            shell.getOutputStream().close();
            if (shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (IOException e) {
            // The pipe is closed already: the child has gone, or goes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }

    /** The last lines that the child wrote, for an error message. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n  ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e + ")";
        }
    }
}
