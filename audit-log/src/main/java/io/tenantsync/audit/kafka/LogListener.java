package io.tenantsync.audit.kafka;

import io.tenantsync.service.TransientFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes a batch of records of several topics in. When it returns, every record is stored or put aside, and the offsets may
 * be committed; when it throws a {@link TransientFailure}, the same batch must be delivered again.
 */
final class LogListener implements BatchMessageListener<byte[], byte[]> {
    private static final Logger log = LoggerFactory.getLogger(LogListener.class);

    private final Map<String, Intake<?>> intakes;
    private final DeadLetters deadLetters;
    private volatile @Nullable String obstacle;

    LogListener(Map<String, Intake<?>> intakes, DeadLetters deadLetters) {
        this.intakes = Map.copyOf(intakes);
        this.deadLetters = deadLetters;
    }

    /** What the listener waits for at the moment, if it does. */
    Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        try {
            take(batch);
            if (obstacle != null) {
                log.atInfo().log("taking records in again");
                obstacle = null;
            }
        } catch (RuntimeException away) {
            String cause = cause(away);
            obstacle = cause;
            log.atWarn()
                    .addKeyValue("records", batch.size())
                    .addKeyValue("cause", cause)
                    .log("waiting, nothing is lost: the database, the registry or the broker does not answer");
            // without its cause, which others would log: a database driver quotes the rows in its messages
            throw new TransientFailure(cause, null);
        }
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        Map<String, List<ConsumerRecord<byte[], byte[]>>> byTopic = new LinkedHashMap<>();
        batch.forEach(record -> byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                .add(record));
        List<Intake.Refused> refused = new ArrayList<>();
        byTopic.forEach((topic, records) -> refused.addAll(intake(topic).take(records)));
        // after everything is stored: a batch that is delivered again because the database is away leaves no dead
        // letters
        deadLetters.put(refused);
    }

    private Intake<?> intake(String topic) {
        Intake<?> intake = intakes.get(topic);
        if (intake == null) {
            throw new IllegalStateException("Nothing takes in the topic " + topic);
        }
        return intake;
    }

    private static String cause(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String name =
                thrown.getClass().getSimpleName() + " by " + root.getClass().getSimpleName();
        return root instanceof SQLException database ? name + " " + database.getSQLState() : name;
    }
}
