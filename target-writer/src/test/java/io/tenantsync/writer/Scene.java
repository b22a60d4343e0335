package io.tenantsync.writer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.PartnerDefinition;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.TenantsFile;
import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.WireFormat;
import io.tenantsync.writer.kafka.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A broker, a registry, two emulated tenants and the writer as it is deployed, with a hand on everything. */
final class Scene implements AutoCloseable {
    private static final String APP = "0a0a0a0a-0000-4000-8000-00000000000a";
    private static final String APP_OBJECT = "0a0a0a0a-0000-4000-8000-00000000000b";

    final GraphEmulator emulator;
    final GraphDirectory graph;
    final String anchor;
    private final Path tenantsFile;
    private final LocalPlatform platform = SharedPlatform.get();
    private final PlatformSettings settings;
    private final WireFormat wire;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SdkGraphDirectories directories;
    private final Map<String, List<ProvisioningResult>> results = new ConcurrentHashMap<>();
    private ConfigurableApplicationContext service;

    Scene(Path folder) throws Exception {
        emulator = GraphEmulator.start(EmulatorOptions.of(organisation()));
        Files.writeString(folder.resolve("secret"), "s3cret-of-the-toy");
        tenantsFile = folder.resolve("tenants.yaml");
        Files.writeString(tenantsFile, """
                tenants:
                  - name: fabrikam
                    tenantId: %s
                    cloud: {graphUrl: "%s", authorityUrl: "%s", ca: "%s"}
                    targetCredential: {type: secret, clientId: %s, secretFile: secret}
                """.formatted(
                        Commands.TARGET, emulator.graphUrl(), emulator.authorityUrl(), emulator.caCertificate(), APP));
        settings = new PlatformSettings(
                platform.bootstrapServers(),
                Map.of(),
                platform.registryUrl(),
                4,
                900_000,
                new PlatformSettings.SerdeSettings(
                        "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                        "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                        Map.of()),
                null,
                null);
        wire = new WireFormat(settings);
        directories = new SdkGraphDirectories(GraphSettings.defaults());
        var tenant = TenantsFile.read(tenantsFile).withId(Commands.TARGET).orElseThrow();
        graph = directories.open(tenant, Role.TARGET);
        anchor = tenant.anchorProperty();
        ask(BatchRequest.post(
                "/applications/" + APP_OBJECT + "/extensionProperties",
                Commands.attributes(
                        "name", "tenantsyncSource", "dataType", "String", "targetObjects", List.of("User"))));
        makeTopics();
        producer = new KafkaProducer<>(
                settings.clientProperties("scene"), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                settings.clientProperties("scene"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            partitions.add(new TopicPartition(Topics.PROVISIONING_RESULTS, i));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static Organisation organisation() {
        TenantDefinition contoso = TenantDefinition.of("contoso", Commands.SOURCE, "contoso.onmicrosoft.com")
                .withVerifiedDomains(List.of("contoso.com"))
                .withPartners(List.of(PartnerDefinition.source(Commands.TARGET)));
        TenantDefinition fabrikam = TenantDefinition.of("fabrikam", Commands.TARGET, "fabrikam.onmicrosoft.com")
                .withVerifiedDomains(List.of("fabrikam.com"))
                .withUsers(5)
                .withApps(List.of(AppDefinition.withSecret(
                        APP,
                        APP_OBJECT,
                        "s3cret-of-the-toy",
                        List.of("User.ReadWrite.All", "User.Invite.All", "Application.ReadWrite.OwnedBy"))))
                .withPartners(List.of(PartnerDefinition.target(Commands.SOURCE)));
        return new Organisation(42, List.of(contoso, fabrikam));
    }

    private void makeTopics() {
        try (Admin admin = Admin.create(settings.clientProperties("scene-admin"))) {
            BrokerTopics topics = new BrokerTopics(admin, settings);
            topics.create(List.of(TopicCatalogue.entry("provisioning-results")));
            topics.create(TopicCatalogue.entry("commands"), Commands.TARGET);
        }
        new SchemaRegistration(settings)
                .register(
                        Topics.commands(Commands.TARGET),
                        TopicCatalogue.entry("commands").schema());
    }

    void start() {
        service = TargetWriterApplication.start(
                "--tenantsync.bootstrap-servers=" + platform.bootstrapServers(),
                "--tenantsync.registry=" + platform.registryUrl(),
                "--tenantsync.tenants-file=" + tenantsFile,
                "--target-writer.session-timeout=6s",
                "--target-writer.http-timeout=5s",
                "--target-writer.refresh-interval=500ms");
    }

    void stop() {
        service.close();
    }

    /** As if nothing had ever been committed: everything is delivered again. */
    void forgetOffsets() {
        try (Admin admin = Admin.create(settings.clientProperties("scene-admin"))) {
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of("target-writer")).all().get();
                return true;
            });
        }
    }

    void send(List<Command> commands) {
        String topic = Topics.commands(Commands.TARGET);
        for (Command command : commands) {
            byte[] key = (command.getConfigurationId() + "/" + Commands.SOURCE + "/"
                            + command.getSource().getId())
                    .getBytes(UTF_8);
            producer.send(new ProducerRecord<>(topic, key, wire.encode(topic, command)));
        }
        producer.flush();
    }

    void sendBytes(byte[] bytes) {
        producer.send(new ProducerRecord<>(Topics.commands(Commands.TARGET), "k".getBytes(UTF_8), bytes));
        producer.flush();
    }

    /** Sends and waits for that many answers to each. */
    Map<String, ProvisioningResult> carryOut(List<Command> commands) {
        send(commands);
        return answers(commands, 1);
    }

    ProvisioningResult carryOut(Command command) {
        return carryOut(List.of(command)).get(command.getCommandId());
    }

    Map<String, ProvisioningResult> answers(List<Command> commands, int deliveries) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    receive();
                    return commands.stream()
                            .allMatch(command -> results.getOrDefault(command.getCommandId(), List.of())
                                            .size()
                                    >= deliveries);
                });
        Map<String, ProvisioningResult> last = new HashMap<>();
        commands.forEach(command -> last.put(
                command.getCommandId(), results.get(command.getCommandId()).getLast()));
        return last;
    }

    private void receive() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            ProvisioningResult result = wire.decode(record.topic(), record.value(), ProvisioningResult.class);
            results.computeIfAbsent(result.getCommandId(), id -> new ArrayList<>())
                    .add(result);
        }
    }

    /** How many records a dead-letter topic has. */
    long deadLetters() {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                settings.clientProperties("scene-dead"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition =
                    new TopicPartition(Topics.commands(Commands.TARGET) + ".target-writer.dead-letter", 0);
            return reader.endOffsets(List.of(partition)).get(partition);
        }
    }

    Map<String, Object> ask(BatchRequest request) {
        BatchAnswer answer = graph.batch(List.of(request), Lane.LIVE).getFirst();
        if (!answer.succeeded()) {
            throw new AssertionError(request.path() + ": " + answer.status() + " " + answer.failure());
        }
        return answer.body();
    }

    /** Live accounts with that person's anchor. */
    List<Map<String, Object>> accountsOf(int number) {
        return found("/users?$filter=" + anchor + "%20eq%20'" + Commands.anchor(number)
                + "'&$select=id,displayName,department,accountEnabled,userType,mail,userPrincipalName," + anchor
                + "&$expand=manager($select=id)");
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> found(String path) {
        return (List<Map<String, Object>>) (List<?>) ask(BatchRequest.get(path)).get("value");
    }

    /** An external user, invited by somebody else. */
    String guest(String address) {
        Map<String, Object> invitation = ask(BatchRequest.post(
                "/invitations",
                Commands.attributes(
                        "invitedUserEmailAddress",
                        address,
                        "inviteRedirectUrl",
                        "https://myapplications.microsoft.com")));
        return (String) ((Map<?, ?>) invitation.get("invitedUser")).get("id");
    }

    void patch(String id, Object... properties) {
        ask(BatchRequest.patch("/users/" + id, Commands.attributes(properties)));
    }

    /** What the writer's application has used in the target; the scene's own requests are among them. */
    AppCounters use() {
        return emulator.control().counters().stream()
                .filter(counters -> counters.tenant().equals("fabrikam"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        stop();
        consumer.close();
        producer.close();
        wire.close();
        directories.close();
        emulator.close();
    }
}
