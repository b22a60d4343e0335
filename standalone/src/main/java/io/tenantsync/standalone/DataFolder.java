package io.tenantsync.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Where everything of one installation lies. Deleting the folder forgets all of it. */
record DataFolder(Path root) {
    private static final int TOKEN_BYTES = 32;

    /** The folder that a command works with when none is named. */
    static DataFolder byDefault(String purpose) {
        String home = System.getProperty("tenantsync.home", ".");
        return new DataFolder(Path.of(home, "data", purpose).normalize());
    }

    Path platform() {
        return root.resolve("platform");
    }

    Path emulator() {
        return root.resolve("emulator");
    }

    /** Delta links carry the emulator's address, so a restart must find it at the same port. */
    Path emulatorPort() {
        return root.resolve("emulator-port");
    }

    Path streams() {
        return root.resolve("streams");
    }

    Path log() {
        return root.resolve("logs").resolve("tenantsync.log");
    }

    Path tenantsFile() {
        return root.resolve("tenants.yaml");
    }

    Path configurationFile() {
        return root.resolve("configuration.yaml");
    }

    Path apiToken() {
        return root.resolve("api-token");
    }

    Path databasePassword() {
        return root.resolve("secrets").resolve("database-password");
    }

    Path secret(String name) {
        return root.resolve("secrets").resolve(name);
    }

    Path running() {
        return root.resolve("running.json");
    }

    /** Makes the folder and the token that local callers present; both are for this user only. */
    void prepare() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(log().getParent());
            if (!Files.exists(apiToken())) {
                byte[] token = new byte[TOKEN_BYTES];
                new SecureRandom().nextBytes(token);
                writeSecret(apiToken(), HexFormat.of().formatHex(token));
            }
        } catch (IOException unwritable) {
            throw new Explained(
                    Tenantsync.FAILED,
                    "The data folder " + root.toAbsolutePath() + " cannot be written (" + unwritable.getMessage()
                            + "). Choose another one with --data.");
        }
    }

    /** Writes a file that only this user can read. */
    static void writeSecret(Path file, String secret) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
