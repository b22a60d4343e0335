package io.tenantsync.detector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantsync.detector.codec.ObservationCodec;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.TenantsFile;
import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.PlatformSettings.SerdeSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.WireFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A source tenant behind the emulator, and a platform with everything that the detector expects to find. */
final class World implements AutoCloseable {
    final String tenantId = UUID.randomUUID().toString();
    final LocalPlatform platform = SharedPlatform.get();
    final PlatformSettings settings;
    final WireFormat wire;
    final GraphEmulator emulator;
    final GraphDirectory graph;
    private final Path folder;
    private final SdkGraphDirectories directories = new SdkGraphDirectories(GraphSettings.defaults());

    World(Path folder, int users) throws IOException {
        this.folder = folder;
        settings = new PlatformSettings(
                platform.bootstrapServers(),
                Map.of(),
                platform.registryUrl(),
                4,
                900_000,
                new SerdeSettings(
                        "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                        "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                        Map.of()),
                null,
                null);
        wire = new WireFormat(settings);
        topics();
        emulator = GraphEmulator.start(EmulatorOptions.of(organisation(users)));
        Files.writeString(tenantsFile(), tenants());
        graph = directories.open(TenantsFile.read(tenantsFile()).all().getFirst(), Role.SOURCE);
    }

    Path tenantsFile() {
        return folder.resolve("tenants.yaml");
    }

    String[] arguments(String instance) {
        return new String[] {
            "--tenantsync.bootstrap-servers=" + settings.bootstrapServers(),
            "--tenantsync.registry=" + settings.registry(),
            "--tenantsync.tenants-file=" + tenantsFile(),
            "--change-detector.instance-id=" + instance,
            "--change-detector.poll-interval=200ms",
            "--change-detector.state-folder=" + folder.resolve("state"),
            "--management.endpoints.access.default=none"
        };
    }

    /** As the control plane does it: topics first, then the configuration. */
    void configure(String... groupIds) {
        Configuration configuration = Configurations.assigned(tenantId, groupIds);
        Map<String, Object> properties = settings.clientProperties("test-control-plane");
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    Topics.CONFIGURATIONS, configuration.getId(), wire.encode(Topics.CONFIGURATIONS, configuration)));
        }
    }

    /** The end of a full enumeration that has never been. */
    void claimThatABaselineMissedEverybody() {
        RoundEnd end = new RoundEnd(Resource.USERS, 1_000_000, true);
        Sighting sighting = new Sighting(Origin.BASELINE, end.round(), Instant.now());
        byte[] marker = wire.encode(Topics.OBSERVATIONS, ObservationCodec.toAvro(tenantId, end, sighting));
        String key = ObservationCodec.keyOf(tenantId, end).toString();
        Map<String, Object> properties = settings.clientProperties("test-marker");
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 4; partition++) {
                producer.send(new ProducerRecord<>(Topics.OBSERVATIONS, partition, key, marker));
            }
        }
    }

    /** Whether the owners have nothing left to answer. */
    boolean everyLookupIsCommitted() throws Exception {
        try (Admin admin = Admin.create(settings.clientProperties("test-admin"))) {
            Map<TopicPartition, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets("change-detector")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> committed.put(partition, offset.offset()));
            int partition = BuiltInPartitioner.partitionForKey(tenantId.getBytes(UTF_8), 4);
            TopicPartition own = new TopicPartition(Topics.LOOKUPS, partition);
            // transactions end with a marker of their own, so the end is at least one beyond the last request
            long end = admin.listOffsets(Map.of(own, OffsetSpec.latest()))
                    .partitionResult(own)
                    .get()
                    .offset();
            return committed.getOrDefault(own, 0L) >= end - 2;
        }
    }

    /** What nobody can read, under a key that is somebody's. */
    void poison(String topic, String key) {
        Map<String, Object> properties = settings.clientProperties("test-poison");
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, new byte[] {7, 7, 7}));
        }
    }

    /** Why records were put aside. */
    List<String> reasonsIn(String deadLetters) {
        Map<String, Object> properties = settings.clientProperties("test-dead-letters");
        properties.put("isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(deadLetters, 0);
        List<String> reasons = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(Duration.ofSeconds(1))
                    .forEach(record -> reasons.add(new String(
                            record.headers().lastHeader(DeadLetter.REASON).value(), UTF_8)));
        }
        return reasons;
    }

    String groupNamed(String name) {
        return graph.sdk()
                .groups()
                .get(request -> request.queryParameters.filter = "displayName eq '" + name + "'")
                .getValue()
                .getFirst()
                .getId();
    }

    /** Everybody in the tenant who is not deleted, by object id. */
    Map<String, JsonNode> people() throws IOException {
        StringWriter lines = new StringWriter();
        emulator.control().exportUsers("source", lines);
        Map<String, JsonNode> people = new TreeMap<>();
        for (String line : lines.toString().lines().toList()) {
            JsonNode user = new ObjectMapper().readTree(line);
            people.put(user.get("id").asText(), user);
        }
        return people;
    }

    private void topics() {
        try (Admin admin = Admin.create(settings.clientProperties("test-admin"))) {
            BrokerTopics topics = new BrokerTopics(admin, settings);
            topics.create(TopicCatalogue.entries());
            topics.create(TopicCatalogue.entry("user-changes"), tenantId);
        }
        SchemaRegistration registration = new SchemaRegistration(settings);
        registration.register(
                Topics.userChanges(tenantId),
                TopicCatalogue.entry("user-changes").schema());
        registration.register(
                Topics.CONFIGURATIONS, TopicCatalogue.entry("configurations").schema());
    }

    private Organisation organisation(int users) throws IOException {
        String client = UUID.randomUUID().toString();
        Files.writeString(folder.resolve("secret"), "a-toy-secret", UTF_8);
        Files.writeString(folder.resolve("client"), client, UTF_8);
        AppDefinition app = AppDefinition.withSecret(
                client,
                UUID.randomUUID().toString(),
                "a-toy-secret",
                List.of("User.ReadWrite.All", "User.DeleteRestore.All", "Group.ReadWrite.All"));
        return new Organisation(
                11,
                List.of(TenantDefinition.of("source", tenantId, "source.onmicrosoft.com")
                        .withUsers(users)
                        .withApps(List.of(app))));
    }

    private String tenants() throws IOException {
        return """
                tenants:
                  - name: source
                    tenantId: %s
                    cloud: {graphUrl: "%s", authorityUrl: "%s", ca: "%s"}
                    sourceCredential: {type: secret, clientId: %s, secretFile: secret}
                """.formatted(
                        tenantId,
                        emulator.graphUrl(),
                        emulator.authorityUrl(),
                        emulator.caCertificate(),
                        Files.readString(folder.resolve("client")));
    }

    @Override
    public void close() {
        directories.close();
        emulator.close();
        wire.close();
    }
}
