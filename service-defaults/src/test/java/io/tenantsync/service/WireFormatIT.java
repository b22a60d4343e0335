package io.tenantsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.schemas.Answer;
import io.tenantsync.schemas.LookupRequest;
import io.tenantsync.schemas.Request;
import io.tenantsync.schemas.Resource;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

/** The wire format against a real registry. */
class WireFormatIT {
    private final LocalPlatform platform = SharedPlatform.get();
    private final PlatformSettings settings = new PlatformSettings(
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
    private final LookupRequest lookup = new LookupRequest(List.of("a"), "incomplete", 7L);

    @Test
    void aConsumerThatKnowsOnlyTheConfluentApiDecodes() throws Exception {
        register("lookups");
        try (WireFormat wire = new WireFormat(settings)) {
            byte[] bytes = wire.encode(Topics.LOOKUPS, lookup);
            assertThat(wire.decode(Topics.LOOKUPS, bytes, LookupRequest.class)).isEqualTo(lookup);

            int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(platform.registryUrl() + "/schemas/ids/" + id))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String text = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(answer.body())
                    .get("schema")
                    .asText();
            Schema schema = new Schema.Parser().parse(text);
            GenericRecord found = new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
            assertThat(found.get("reason")).hasToString("incomplete");
        }
    }

    @Test
    void tellsPoisonFromAnUnreachableRegistry() {
        register("lookups");
        register("requests");
        byte[] bytes;
        try (WireFormat wire = new WireFormat(settings)) {
            bytes = wire.encode(Topics.LOOKUPS, lookup);
            assertPoison(wire, new byte[] {0, 0x7f, 0, 0, 1, 2});
            assertPoison(wire, "plain text".getBytes());
            assertThatExceptionOfType(PoisonRecord.class)
                    .isThrownBy(() -> wire.decode(Topics.LOOKUPS, bytes, Request.class));
        }
        platform.registry().stop();
        try (WireFormat wire = new WireFormat(settings)) {
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> wire.decode(Topics.LOOKUPS, bytes, LookupRequest.class));
            assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> wire.encode(Topics.LOOKUPS, lookup));
            platform.registry().start();
            assertThat(wire.decode(Topics.LOOKUPS, bytes, LookupRequest.class)).isEqualTo(lookup);
        }
    }

    @Test
    void registersEverySchemaOfTheCatalogueAsOftenAsAsked() {
        for (TopicEntry entry : TopicCatalogue.entries()) {
            String topic = entry.per() == null ? entry.name() : entry.name("some-tenant");
            new SchemaRegistration(settings).register(topic, entry.schema());
            new SchemaRegistration(settings).register(topic, entry.schema());
        }
    }

    @Test
    void writesAndReadsRecordsWithinRecords() {
        register("users");
        User user = new User(new RoundEnded("t", Resource.USERS, 3L, true));
        try (WireFormat wire = new WireFormat(settings)) {
            byte[] bytes = wire.encode(Topics.USERS, user);
            assertThat(wire.decode(Topics.USERS, bytes, User.class)).isEqualTo(user);
        }
    }

    @Test
    void waitsForASchemaThatNobodyHasRegistered() {
        try (WireFormat wire = new WireFormat(settings)) {
            Answer answer = new Answer("1", "mapper", true, "", Map.of(), Instant.EPOCH);
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> wire.encode("tenantsync.nobody-knows-this.v1", answer))
                    .withMessageContaining("does not know the schema");
        }
    }

    private void register(String what) {
        TopicEntry entry = TopicCatalogue.entry(what);
        new SchemaRegistration(settings).register(entry.name(), entry.schema());
    }

    private static void assertPoison(WireFormat wire, byte[] bytes) {
        assertThatExceptionOfType(PoisonRecord.class)
                .isThrownBy(() -> wire.decode(Topics.LOOKUPS, bytes, LookupRequest.class));
    }
}
