package io.tenantsync.detector.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A cached list of the broker's topics; asks again, at most once a second, when it is asked for one that it does not know. */
public final class ExistingTopics {
    private static final Logger log = LoggerFactory.getLogger(ExistingTopics.class);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final Admin admin;
    private final InstantSource clock;
    private volatile Set<String> known = Set.of();
    private Instant asked = Instant.MIN;

    public ExistingTopics(Admin admin, InstantSource clock) {
        this.admin = admin;
        this.clock = clock;
    }

    /** Whether the topic is there, as far as is known. */
    public boolean contains(String topic) {
        if (!known.contains(topic)) {
            refresh();
        }
        return known.contains(topic);
    }

    private synchronized void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(asked.plus(asked.equals(Instant.MIN) ? Duration.ZERO : BETWEEN_QUESTIONS))) {
            return;
        }
        asked = now;
        try {
            known = Set.copyOf(admin.listTopics().names().get(5, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException unanswered) {
            log.atWarn().setCause(unanswered).log("the broker did not list its topics; asking again");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
