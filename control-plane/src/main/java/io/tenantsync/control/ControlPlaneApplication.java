package io.tenantsync.control;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts the control plane, alone or as a part of one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ControlPlaneWiring.class)
public class ControlPlaneApplication {
    /** Runs until the process is told to end. */
    public static void main(String... args) {
        start(args);
    }

    /**
     * Starts it and returns when the interface is open.
     *
     * @param args settings as {@code --name=value}
     * @throws RuntimeException if the start fails; {@link RefusedConfiguration} is among the causes if the configuration
     *     file is wrong
     */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(ControlPlaneApplication.class)
                .properties("spring.config.name=control-plane")
                .run(args);
    }
}
