package io.tenantsync.platform;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Where the schema registry's program comes from: the archive that the build put into the local Maven repository, unpacked
 * once. It is far too big to travel inside a jar of ours.
 */
final class RegistryArchive {
    static final String ARCHIVE_PROPERTY = "tenantsync.registry.archive";

    private RegistryArchive() {}

    static Path unpackedIn(Path cacheFolder) throws IOException {
        String version = Versions.of("registry");
        return UnpackedArchive.in(
                cacheFolder,
                "registry-" + version,
                () -> new GZIPInputStream(Files.newInputStream(find(candidates(cacheFolder, version)))));
    }

    static Path find(List<Path> candidates) {
        for (Path candidate : candidates) {
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        throw new PlatformFailure("The schema registry's archive is missing. Looked for:\n  "
                + String.join("\n  ", candidates.stream().map(Path::toString).toList())
                + "\nRun the build once with access to Maven Central (mvn -pl local-platform verify), or say where it is with"
                + " -D" + ARCHIVE_PROPERTY + "=FILE.");
    }

    static List<Path> candidates(Path cacheFolder, String version) {
        String name = "apicurio-registry-app-" + version + "-all.tar.gz";
        List<Path> candidates = new ArrayList<>();
        @Nullable String property = System.getProperty(ARCHIVE_PROPERTY);
        if (property != null) {
            candidates.add(Path.of(property));
        }
        candidates.add(cacheFolder.resolve(name));
        for (Path repository : repositories()) {
            candidates.add(repository.resolve("io/apicurio/apicurio-registry-app/" + version + "/" + name));
        }
        return candidates;
    }

    private static List<Path> repositories() {
        List<Path> repositories = new ArrayList<>();
        @Nullable String property = System.getProperty("maven.repo.local");
        if (property != null) {
            repositories.add(Path.of(property));
        }
        @Nullable Path ofLibraries = repositoryOfOurLibraries();
        if (ofLibraries != null) {
            repositories.add(ofLibraries);
        }
        repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        return repositories;
    }

    /** Tests run with the libraries where Maven keeps them, wherever its settings say that is. */
    private static @Nullable Path repositoryOfOurLibraries() {
        CodeSource source = Producer.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return null;
        }
        try {
            // <repository>/org/apache/kafka/kafka-clients/<version>/<jar>
            Path jar = Path.of(source.getLocation().toURI());
            return jar.getNameCount() > 6 ? jar.resolve("../../../../../..").normalize() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
