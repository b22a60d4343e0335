package io.tenantsync.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the schemas of the topics that a service owns, through the registry's Confluent-compatible API. */
public final class SchemaRegistration {
    private static final Logger log = LoggerFactory.getLogger(SchemaRegistration.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI registry;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public SchemaRegistration(PlatformSettings settings) {
        this.registry = settings.registry();
    }

    /**
     * Makes sure that the schema is a version of the subject {@code <topic>-value}. Does nothing when it is one already.
     *
     * @throws TransientFailure if the registry does not answer for two minutes
     * @throws IllegalStateException if the registry refuses the schema, for example as incompatible
     */
    public void register(String topic, Schema schema) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                post(topic, schema);
                return;
            } catch (IOException unreachable) {
                if (Instant.now().isAfter(until)) {
                    throw new TransientFailure(
                            "The schema registry at " + registry + " has not answered for " + PATIENCE.toSeconds()
                                    + " s; start it or correct tenantsync.registry",
                            unreachable);
                }
                log.atInfo().addKeyValue("registry", registry).log("waiting for the schema registry");
                pause();
            }
        }
    }

    private void post(String topic, Schema schema) throws IOException {
        String subject = URLEncoder.encode(topic + "-value", StandardCharsets.UTF_8);
        byte[] body = JSON.writeValueAsBytes(Map.of("schemaType", "AVRO", "schema", schema.toString()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + subject + "/versions"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 500) {
            throw new IOException("status " + answer.statusCode());
        }
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("The schema registry at " + registry + " refuses the schema of " + topic
                    + " with status " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while registering schemas", stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while waiting for the schema registry", stopped);
        }
    }
}
