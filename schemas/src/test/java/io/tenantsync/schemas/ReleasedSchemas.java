package io.tenantsync.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Freezes today's schemas as a released version: run with the version as the argument, once per release. */
final class ReleasedSchemas {
    private ReleasedSchemas() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("src/test/released", arguments[0]));
        for (TopicEntry entry : TopicCatalogue.entries()) {
            Path file = folder.resolve(entry.valueType().getSimpleName() + ".avsc");
            Files.writeString(file, entry.schema().toString(true) + "\n");
        }
    }
}
