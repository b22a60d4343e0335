package io.tenantsync.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that runs a platform until somebody kills it. */
record DoomedPlatform(Process process) {

    /** Starts the process, which leaves traces, keeps a transaction open and then waits for its end. */
    static DoomedPlatform on(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DoomedPlatform.class.getName(),
                folder.toString()));
        return new DoomedPlatform(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    public static void main(String[] arguments) throws Exception {
        LocalPlatform platform = LocalPlatform.start(PlatformOptions.in(Path.of(arguments[0])));
        Traces traces = new Traces(platform).leave("before the kill");
        traces.leaveUnfinished("never committed");
        System.out.println("doomed " + traces.schemaId("Doomed") + " " + platform.bootstrapServers());
        Thread.currentThread().join();
    }

    /** Waits until everything is in place, and returns the id that the schema {@code Doomed} got, and the broker's address. */
    String[] awaitReady() throws IOException {
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("doomed ")) {
                return line.substring("doomed ".length()).split(" ");
            }
        }
        throw new AssertionError("the process ended before it was ready");
    }

    /** Kills it as {@code kill -9} does, and returns the processes that it leaves to themselves. */
    List<ProcessHandle> kill() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        return children;
    }
}
