package io.tenantsync.endtoend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything on our topics, read as a stranger would: the broker, the registry's Confluent-compatible API, plain Avro. */
final class TopicContents {
    private final RunningDemo demo;
    private final Map<Integer, Schema> schemas = new HashMap<>();

    TopicContents(RunningDemo demo) {
        this.demo = demo;
    }

    /** All committed records of all our topics, dead letters too. */
    List<ConsumerRecord<byte[], byte[]>> raw() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", demo.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics().forEach((topic, infos) -> {
                if (topic.startsWith("tenantsync.") && topic.matches(".*\\.v1(\\..*dead-letter)?")) {
                    infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                }
            });
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    /** The records of the topics whose name has that middle part, decoded. */
    List<GenericRecord> decoded(String what) {
        return raw().stream()
                .filter(each -> each.value() != null && what(each.topic()).equals(what))
                .map(each -> decode(each.value()))
                .toList();
    }

    GenericRecord decode(byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes);
        if (value.get() != 0) {
            throw new AssertionError("no magic byte");
        }
        Schema schema = schemas.computeIfAbsent(value.getInt(), this::schema);
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** {@code users} of {@code tenantsync.users.v1}. */
    static String what(String topic) {
        return topic.substring("tenantsync.".length()).split("\\.")[0];
    }

    /** How many entries each change of the source has in each way that they can be counted. */
    Accounts accounts() {
        // an entry that is written again has the same id and is the same entry
        Map<String, Set<String>> terminal = new HashMap<>();
        for (GenericRecord result : decoded("provisioning-results")) {
            if ((boolean) result.get("terminal")) {
                terminal.computeIfAbsent(result.get("changeId").toString(), change -> new HashSet<>())
                        .add(result.get("id").toString());
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        int changes = 0;
        for (GenericRecord change : decoded("user-changes")) {
            String id = change.get("changeId").toString();
            changes++;
            switch (terminal.getOrDefault(id, Set.of()).size()) {
                case 0 -> missing.add(id);
                case 1 -> {}
                default -> twice.add(id);
            }
        }
        return new Accounts(changes, missing, twice);
    }

    /**
     * @param changes how many changes the public stream has
     * @param missing changes without a terminal entry
     * @param twice changes with more than one
     */
    record Accounts(int changes, List<String> missing, List<String> twice) {}

    private Schema schema(int id) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(demo.registry() + "/schemas/ids/" + id))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new Schema.Parser()
                    .parse(Directory.JSON.readTree(answer.body()).path("schema").asString());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
