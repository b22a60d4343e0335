package io.tenantsync.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this computer, unpacked, and how this user may run them. */
record PostgresBinaries(Path folder, List<String> prefix) {

    static PostgresBinaries unpackedIn(Path cacheFolder) throws IOException {
        String platform = operatingSystem() + "-" + processor();
        Path folder = UnpackedArchive.in(
                cacheFolder,
                "postgresql-" + Versions.of("postgresql") + "-" + platform,
                () -> new XZInputStream(archive("/postgres-" + platform + ".txz")));
        return new PostgresBinaries(folder, runningAsRoot() ? List.of("unshare", "--user") : List.of());
    }

    /** The command line of one of the programs: {@code initdb}, {@code postgres} or {@code pg_ctl}. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    // PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, yet still owner of the files.
    private static boolean runningAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static InputStream archive(String resource) {
        InputStream stream = PostgresBinaries.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new PlatformFailure("There is no PostgreSQL for this computer (" + resource
                    + "). Linux and macOS on x86-64 and ARM64 are supported; elsewhere run the services against a"
                    + " PostgreSQL of your own.");
        }
        return stream;
    }

    private static String operatingSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.replaceAll("[^a-z].*", "");
    }

    private static String processor() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
