package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.organisation.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| ([DSMOIG, ]+) \\| `(\\w+)\\.(\\w+)` \\|");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void namesATestThatExistsForEachBehaviour() throws IOException {
        List<String> missing = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(README)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows++;
                if (!exists(row.group(3), row.group(4))) {
                    missing.add(row.group(3) + "." + row.group(4));
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(rows).isGreaterThan(50);
    }

    @Test
    void noticesATestThatDoesNotExist() throws IOException {
        assertThat(exists("ReadmeTest", "noSuchTest")).isFalse();
        assertThat(exists("NoSuchTest", "noticesATestThatDoesNotExist")).isFalse();
    }

    @Test
    void showsATenantsFileThatCanBeRead() throws IOException {
        Matcher yaml = YAML.matcher(Files.readString(README));
        assertThat(yaml.find()).isTrue();
        Path file = Files.writeString(folder.resolve("tenants.yaml"), yaml.group(1));

        Organisation organisation = Organisation.read(file);

        assertThat(organisation.tenants()).hasSize(2);
        assertThat(organisation.tenants().getLast().particulars().blockedDomains())
                .containsExactly("adatum.com");
        try (GraphEmulator emulator = GraphEmulator.start(EmulatorOptions.of(organisation))) {
            Calls fabrikam = Calls.of(emulator, "fabrikam", 0);
            assertThat(fabrikam.get("/users?$filter=onPremisesSyncEnabled eq true")
                            .value())
                    .hasSize(4);
            assertThat(Calls.of(emulator, "contoso", 0)
                            .advanced("/users/$count")
                            .text())
                    .isEqualTo("500");
        }
    }

    private static boolean exists(String testClass, String method) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Path source = files.filter(file -> file.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElse(null);
            return source != null && Files.readString(source).contains(" " + method + "(");
        }
    }
}
