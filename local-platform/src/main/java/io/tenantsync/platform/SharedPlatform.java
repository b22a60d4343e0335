package io.tenantsync.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One platform for all integration tests of a JVM, in a temporary folder that goes when the JVM goes. */
public final class SharedPlatform {
    private SharedPlatform() {}

    /** Started by whoever asks first. Do not close it; what you stop, start again. */
    public static LocalPlatform get() {
        return Holder.PLATFORM;
    }

    private static final class Holder {
        static final LocalPlatform PLATFORM = start();

        private static LocalPlatform start() {
            try {
                Path folder = Files.createTempDirectory("tenantsync-test-");
                LocalPlatform platform = LocalPlatform.start(PlatformOptions.in(folder));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(platform, folder)));
                return platform;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void discard(LocalPlatform platform, Path folder) {
            platform.close();
            try {
                UnpackedArchive.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
