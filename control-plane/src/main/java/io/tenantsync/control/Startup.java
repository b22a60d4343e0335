package io.tenantsync.control;

import io.tenantsync.control.kafka.TopicSetup;
import io.tenantsync.control.operation.Actor;
import io.tenantsync.control.operation.ApplyOutcome;
import io.tenantsync.control.operation.Applying;
import io.tenantsync.control.operation.JobControl;
import io.tenantsync.control.operation.Publications;
import io.tenantsync.control.operation.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What must be done before the interface opens: topics and schemas, the configuration file, a look at the gates. Whatever
 * fails here fails the start.
 */
final class Startup implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Startup.class);
    private static final Actor START_UP = new Actor("operator", "start-up");

    private final ControlPlaneSettings settings;
    private final TopicSetup topics;
    private final Publications publications;
    private final Applying applying;
    private final JobControl jobs;
    private volatile boolean running;

    Startup(
            ControlPlaneSettings settings,
            TopicSetup topics,
            Publications publications,
            Applying applying,
            JobControl jobs) {
        this.settings = settings;
        this.topics = topics;
        this.publications = publications;
        this.applying = applying;
        this.jobs = jobs;
    }

    @Override
    public void start() {
        topics.once(settings.patience());
        for (Published published : publications.current()) {
            if (published.revision().active()) {
                publications.prepare(published.revision().says());
            }
        }
        if (settings.configurationFile() != null) {
            applyIfDifferent(settings.configurationFile());
        }
        GateWatch.tell(jobs.refreshGates());
        running = true;
    }

    private void applyIfDifferent(Path file) {
        String text = text(file);
        if (!applying.differs(text)) {
            log.atInfo().log("the configuration file says what is in force");
            return;
        }
        switch (applying.apply(file.toString(), text, START_UP, "")) {
            case ApplyOutcome.Refused refused -> throw new RefusedConfiguration(refused.problems());
            case ApplyOutcome.Applied applied -> {
                applied.lines().stream()
                        .filter(ApplyOutcome.Line::changed)
                        .forEach(line -> log.atInfo()
                                .addKeyValue("configuration", line.id())
                                .addKeyValue("revision", line.revision())
                                .log("configuration applied"));
                if (!applied.notMentioned().isEmpty()) {
                    log.atWarn()
                            .addKeyValue("configurations", applied.notMentioned())
                            .log("in force but not mentioned in the configuration file; left as they are");
                }
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The file " + file + " named by control-plane.configuration-file cannot be read; create it in UTF-8"
                            + " or correct the setting",
                    unreadable);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that serves requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
