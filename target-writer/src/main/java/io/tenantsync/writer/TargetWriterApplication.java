package io.tenantsync.writer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Makes in the target tenants what commands wish, and answers with results. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TargetWriterWiring.class)
public class TargetWriterApplication {
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
        return new SpringApplicationBuilder(TargetWriterApplication.class)
                .properties("spring.config.name=target-writer")
                .run(args);
    }
}
