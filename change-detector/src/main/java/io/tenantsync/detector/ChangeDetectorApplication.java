package io.tenantsync.detector;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The change detector on its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ChangeDetectorWiring.class)
public class ChangeDetectorApplication {

    public static void main(String[] args) {
        start(args);
    }

    /** Starts it in this process; returns when polling has begun or fails with what is missing. */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(ChangeDetectorApplication.class)
                .properties("spring.config.name=change-detector")
                .run(args);
    }
}
