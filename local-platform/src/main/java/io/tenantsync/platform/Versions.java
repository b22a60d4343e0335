package io.tenantsync.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The versions of the programs that this build was made with. */
final class Versions {
    private Versions() {}

    static String of(String program) {
        Properties versions = new Properties();
        try (InputStream stream = Versions.class.getResourceAsStream("versions.properties")) {
            versions.load(stream);
        } catch (IOException e) {
            throw new IllegalStateException("versions.properties is missing in the jar of local-platform", e);
        }
        return versions.getProperty(program);
    }
}
