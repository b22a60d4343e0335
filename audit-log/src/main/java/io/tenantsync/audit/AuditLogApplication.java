package io.tenantsync.audit;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Remembers what happened to everyone, and answers questions about it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(AuditLogWiring.class)
public class AuditLogApplication {
    public static void main(String... args) {
        start(args);
    }

    /**
     * Starts the service beside whatever else runs in this process.
     *
     * @param args settings as {@code --name=value}
     * @return the running service; closing it stops it
     */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(AuditLogApplication.class)
                .properties("spring.config.name=audit-log")
                .run(args);
    }
}
