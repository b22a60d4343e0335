package io.tenantsync.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test leaves in each of the three servers, and finds there again. */
record Traces(LocalPlatform platform) {
    private static final String TOPIC = "traces";

    Traces leave(String text) throws Exception {
        createTopic();
        try (KafkaProducer<String, String> producer = producer("committing")) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, text));
            producer.commitTransaction();
        }
        try (Connection connection = database()) {
            connection.createStatement().execute("CREATE TABLE IF NOT EXISTS traces (trace text)");
            connection.createStatement().execute("INSERT INTO traces VALUES ('" + text + "')");
        }
        return this;
    }

    /** A transaction that is open when the producer goes away; nobody who reads committed records may see it. */
    KafkaProducer<String, String> leaveUnfinished(String text) throws Exception {
        KafkaProducer<String, String> producer = producer("unfinished");
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, text)).get();
        return producer;
    }

    /** Aborts what {@link #leaveUnfinished} left, as a restarted producer does. */
    void fenceUnfinished() {
        try (KafkaProducer<String, String> producer = producer("unfinished")) {
            producer.initTransactions();
        }
    }

    List<String> committedRecords() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", platform.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            // the end offset under read_committed is the last stable offset: everything before it is decided
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> found = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
            }
            return found;
        }
    }

    List<String> rows() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database();
                ResultSet rows = connection.createStatement().executeQuery("SELECT trace FROM traces")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Registers a schema, or finds it when it is there, and returns its id in Confluent's API. */
    int schemaId(String record) throws IOException, InterruptedException {
        String body =
                "{\"schema\": \"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"" + record + "\\\",\\\"fields\\\":[]}\"}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(platform.registryUrl() + "/subjects/" + record + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Integer.parseInt(answer(request, "\"id\"\\s*:\\s*(\\d+)"));
    }

    /** The name of the record that the registry knows under an id. */
    String recordWithId(int id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.registryUrl() + "/schemas/ids/" + id))
                .build();
        return answer(request, "name\\\\\"\\s*:\\s*\\\\\"(\\w+)");
    }

    private static String answer(HttpRequest request, String pattern) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher matcher = Pattern.compile(pattern).matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("the registry answered " + body);
            }
            return matcher.group(1);
        }
    }

    private void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    private KafkaProducer<String, String> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(platform.jdbcUrl("traces"), platform.jdbcUser(), platform.jdbcPassword());
    }
}
