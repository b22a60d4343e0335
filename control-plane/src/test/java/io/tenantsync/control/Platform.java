package io.tenantsync.control;

import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.PlatformSettings.SerdeSettings;
import java.util.Map;

/** The shared broker and registry as settings. */
public final class Platform {
    private Platform() {}

    public static PlatformSettings settings() {
        LocalPlatform platform = SharedPlatform.get();
        return new PlatformSettings(
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
    }
}
