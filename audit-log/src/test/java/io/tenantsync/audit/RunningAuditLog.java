package io.tenantsync.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.PlatformSettings.SerdeSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.WireFormat;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real broker, registry and database, with a hand at each end. */
final class RunningAuditLog implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalPlatform platform = SharedPlatform.get();
    private final PlatformSettings settings = new PlatformSettings(
            platform.bootstrapServers(),
            Map.of(),
            platform.registryUrl(),
            4,
            900_000,
            new SerdeSettings(
                    "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                    "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                    // without it the serializer looks for records with nested types under references that nobody
                    // registered
                    Map.of("apicurio.registry.dereference-schema", "true")),
            null,
            null);
    private final WireFormat wire = new WireFormat(settings);
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            settings.clientProperties("test"), new ByteArraySerializer(), new ByteArraySerializer());
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private ConfigurableApplicationContext service;

    RunningAuditLog(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("password"), platform.jdbcPassword());
        Files.writeString(folder.resolve("token"), "let-me-in");
        try (Admin admin = Admin.create(settings.clientProperties("test-admin"))) {
            new BrokerTopics(admin, settings).create(TopicCatalogue.entries());
        }
        SchemaRegistration registration = new SchemaRegistration(settings);
        List.of("provisioning-results", "people", "administration", "configurations").stream()
                .map(TopicCatalogue::entry)
                .forEach(entry -> registration.register(entry.name(), entry.schema()));
        start();
    }

    void start() {
        service = AuditLogApplication.start(
                "--audit-log.port=0",
                "--audit-log.start-patience=20s",
                "--audit-log.database.url=" + platform.jdbcUrl("audit"),
                "--audit-log.database.user=" + platform.jdbcUser(),
                "--audit-log.database.password-file=" + folder.resolve("password"),
                "--tenantsync.api-token-file=" + folder.resolve("token"),
                "--tenantsync.bootstrap-servers=" + platform.bootstrapServers(),
                "--tenantsync.registry=" + platform.registryUrl());
    }

    void stop() {
        service.close();
    }

    LocalPlatform platform() {
        return platform;
    }

    byte[] encode(String topic, SpecificRecord value) {
        return wire.encode(topic, value);
    }

    void send(String topic, String key, SpecificRecord value) {
        sendBytes(topic, key, value == null ? null : encode(topic, value));
    }

    void result(SpecificRecord value) {
        send(Topics.PROVISIONING_RESULTS, Results.SOURCE + "/a1", value);
    }

    void sendBytes(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value));
        producer.flush();
    }

    void sendLater(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
    }

    /** Everything in the dead-letter topic of the topic. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(String topic) {
        TopicPartition partition = new TopicPartition(TopicEntry.deadLetter(topic, "audit-log"), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.clientProperties("test"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(letters::add);
            }
            return letters;
        }
    }

    JsonNode log(String filter) {
        return json("/v1.0/auditLogs/provisioning?$filter=" + encoded(filter));
    }

    JsonNode json(String path) {
        return JSON.readTree(get(URI.create(base() + path), "let-me-in").body());
    }

    JsonNode json(URI uri) {
        return JSON.readTree(get(uri, "let-me-in").body());
    }

    HttpResponse<String> get(String path, String token) {
        return get(URI.create(base() + path), token);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String base() {
        return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    private HttpResponse<String> get(URI uri, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        stop();
        producer.close();
        wire.close();
    }
}
