package io.tenantsync.graph.tenants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a secret is. Its value is read when it is needed and kept nowhere. */
public sealed interface SecretSource {

    /**
     * The secret without the line break at its end.
     *
     * @throws IOException if it is missing, empty or unreadable; the message says where and how to fix it
     */
    String read() throws IOException;

    record InFile(Path file) implements SecretSource {
        @Override
        public String read() throws IOException {
            if (!Files.isReadable(file)) {
                throw new IOException("the file " + file + (Files.exists(file) ? " cannot be read" : " does not exist")
                        + "; create it with the secret as its only content, readable for the user of this process");
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new IOException("the file " + file + " is empty; put the secret into it, and nothing else");
            }
            return text;
        }
    }

    record InEnvironment(String variable) implements SecretSource {
        @Override
        public String read() throws IOException {
            String value = System.getenv(variable);
            if (value == null || value.isBlank()) {
                throw new IOException("the environment variable " + variable
                        + " is not set or empty; set it for this process to the secret");
            }
            return value.strip();
        }
    }
}
