package io.tenantsync.audit;

import io.tenantsync.audit.kafka.LogConsumer;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.SmartLifecycle;

/** Waits for the broker, its topics and the registry before anything is read. Runs first and stops last. */
final class StartUp implements SmartLifecycle {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final PlatformSettings platform;
    private final Awaiting awaiting;
    private volatile boolean running;

    StartUp(PlatformSettings platform, Awaiting awaiting) {
        this.platform = platform;
        this.awaiting = awaiting;
    }

    @Override
    public void start() {
        Map<String, Object> properties = platform.clientProperties("audit-log-start");
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
        try (Admin admin = Admin.create(properties)) {
            awaiting.until(
                    "the broker at " + platform.bootstrapServers(),
                    "Start Kafka or correct tenantsync.bootstrap-servers and tenantsync.kafka.",
                    () -> admin.describeCluster().nodes().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
            checkTopics(admin);
        }
        awaiting.until(
                "the schema registry at " + platform.registry(),
                "Start the registry or correct tenantsync.registry.",
                this::askRegistry);
        running = true;
    }

    private void checkTopics(Admin admin) {
        try {
            new BrokerTopics(admin, platform).awaitAndCheck(LogConsumer.READS, awaiting.patience());
        } catch (IllegalStateException wrong) {
            throw new StartFailure(
                    String.valueOf(wrong.getMessage()),
                    "Start the control plane, which makes the topics, or correct them as listed.",
                    wrong);
        }
    }

    private void askRegistry() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(platform.registry() + "/subjects"))
                    .timeout(ANSWER)
                    .build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 500) {
                throw new IOException("The registry answers with status " + status);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
