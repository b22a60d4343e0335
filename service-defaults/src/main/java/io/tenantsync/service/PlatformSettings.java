package io.tenantsync.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the broker and the registry are; the same for every service.
 *
 * @param bootstrapServers the Kafka brokers, as Kafka's setting of that name
 * @param kafka further settings of every Kafka client, for example for TLS and SASL, by Kafka's names
 * @param registry base address of the schema registry's Confluent-compatible API
 * @param userPartitions partition count of every user-keyed topic; fixed once the topics exist
 * @param maxRecordBytes largest value that is written to a topic
 * @param serde the serializer and deserializer in Confluent's wire format
 * @param tenantsFile the operator's file of tenants; needed by the services that talk to Microsoft Graph
 * @param apiTokenFile file with the bearer token that local callers of a service's API present
 */
@ConfigurationProperties("tenantsync")
public record PlatformSettings(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue Map<String, String> kafka,

        @DefaultValue("http://127.0.0.1:8081/apis/ccompat/v7")
        URI registry,

        @DefaultValue("4") int userPartitions,
        @DefaultValue("900000") int maxRecordBytes,
        @DefaultValue SerdeSettings serde,
        @Nullable Path tenantsFile,
        @Nullable Path apiTokenFile) {

    /**
     * The serializer pair; any in Confluent's wire format will do.
     *
     * @param serializer class name of a Kafka serializer
     * @param deserializer class name of a Kafka deserializer
     * @param properties settings of both
     */
    public record SerdeSettings(
            @DefaultValue("io.apicurio.registry.serde.avro.AvroKafkaSerializer")
            String serializer,

            @DefaultValue("io.apicurio.registry.serde.avro.AvroKafkaDeserializer")
            String deserializer,

            @DefaultValue Map<String, String> properties) {}

    /** Settings that every Kafka client starts from. The map is the caller's to extend. */
    public Map<String, Object> clientProperties(String clientId) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        return properties;
    }

    /** Settings of the serializer and the deserializer. */
    Map<String, Object> serdeProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                "apicurio.registry.url", registry.resolve("/apis/registry/v3").toString());
        properties.put("apicurio.registry.http.adapter", "JDK");
        properties.put("apicurio.registry.auto-register", "false");
        properties.put(
                "apicurio.registry.artifact-resolver-strategy", "io.apicurio.registry.serde.strategy.TopicIdStrategy");
        properties.put("apicurio.registry.use-specific-avro-reader", "true");
        // Nested records are part of their record's schema, not schemas of their own with references.
        properties.put("apicurio.registry.dereference-schema", "true");
        properties.put("apicurio.registry.avro-datum-provider", RememberedSchemas.class.getName());
        properties.put("apicurio.registry.retry-count", "2");
        properties.put("apicurio.registry.retry-backoff-ms", "200");
        properties.put("schema.registry.url", registry.toString());
        properties.putAll(serde.properties());
        return properties;
    }
}
