package io.tenantsync.mapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Decides what each person should be in each target tenant. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(MapperWiring.class)
public class MapperApplication {
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
        return new SpringApplicationBuilder(MapperApplication.class)
                .properties("spring.config.name=mapper")
                .run(args);
    }
}
