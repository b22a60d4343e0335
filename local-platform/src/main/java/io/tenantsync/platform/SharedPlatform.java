package io.tenantsync.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One platform for all integration tests of a JVM, in a temporary folder that goes when the JVM goes. */
public final class SharedPlatform {
    private static @Nullable LocalPlatform platform;
    private static @Nullable RuntimeException failure;

    private SharedPlatform() {}

    /**
     * Started by whoever asks first. Do not close it; what you stop, start again.
     *
     * @throws PlatformFailure when it could not be started; everyone who asks gets the first reason
     */
    public static synchronized LocalPlatform get() {
        if (failure != null) {
            throw failure;
        }
        LocalPlatform running = platform;
        if (running == null) {
            try {
                running = start();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
            platform = running;
        }
        return running;
    }

    private static LocalPlatform start() {
        try {
            Path folder = Files.createTempDirectory("tenantsync-test-");
            LocalPlatform started = LocalPlatform.start(PlatformOptions.in(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(started, folder), "discard-platform"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void discard(LocalPlatform stopping, Path folder) {
        stopping.close();
        try {
            UnpackedArchive.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
