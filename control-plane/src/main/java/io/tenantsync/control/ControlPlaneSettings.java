package io.tenantsync.control;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The control plane's own settings.
 *
 * @param port where the interface listens; 0 takes a free one
 * @param configurationFile configuration that is applied at start if it differs from what is in force
 * @param trustCheckInterval how often the trust settings of both tenants are read while all gates are open
 * @param closedGateInterval how often they are read while a gate is closed
 * @param quarantineInterval how often it is looked how the work on each configuration goes
 * @param domainsKept how long the domains of a tenant are taken as read
 * @param patience how long to wait at start for broker and registry
 */
@ConfigurationProperties("control-plane")
public record ControlPlaneSettings(
        @DefaultValue("8090") int port,
        @Nullable Path configurationFile,
        @DefaultValue("5m") Duration trustCheckInterval,
        @DefaultValue("30s") Duration closedGateInterval,
        @DefaultValue("5s") Duration quarantineInterval,
        @DefaultValue("1h") Duration domainsKept,
        @DefaultValue("2m") Duration patience) {}
