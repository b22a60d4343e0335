package io.tenantsync.graph.sdk;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.tenants.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One fake Graph per test class and new doors to it for each test. */
final class FakeGraphExtension implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private final GraphSettings settings;
    private final Governors governors;
    private SimpleMeterRegistry meters;
    private Path folder;
    private FakeGraph graph;
    private SdkGraphDirectories directories;

    FakeGraphExtension() {
        this(GraphSettings.defaults()
                .withAttempts(3, 4)
                .withBackOff(Duration.ofMillis(5), Duration.ofSeconds(3))
                .withCallTimeout(Duration.ofSeconds(5)));
    }

    FakeGraphExtension(GraphSettings settings) {
        this(settings, Governors.documented(Clock.systemUTC()));
    }

    FakeGraphExtension(GraphSettings settings, Governors governors) {
        this.settings = settings;
        this.governors = governors;
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    FakeGraph graph() {
        return graph;
    }

    SdkGraphDirectories directories() {
        return directories;
    }

    GraphDirectory door() {
        return directories.open(graph.tenant(), Role.TARGET);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("fake-graph");
        graph = new FakeGraph(folder);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        meters = new SimpleMeterRegistry();
        directories = new SdkGraphDirectories(settings, governors, meters, Clock.systemUTC());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        directories.close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        graph.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
