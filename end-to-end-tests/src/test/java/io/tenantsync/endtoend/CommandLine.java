package io.tenantsync.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code ./tenantsync} with a command for a running instance, as a process of its own. */
final class CommandLine {
    private final Path data;

    CommandLine(Path data) {
        this.data = data;
    }

    /**
     * What a command left behind.
     *
     * @param output standard output
     * @param errors standard error
     */
    record Ended(int exitCode, String output, String errors) {
        JsonNode json() {
            return Directory.JSON.readTree(output);
        }
    }

    Ended run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("..", "standalone", "target", "lib").toAbsolutePath().normalize() + "/*",
                "io.tenantsync.standalone.Tenantsync"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        try {
            Path errors = Files.createTempFile("errors", ".txt");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output, Files.readString(errors));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
