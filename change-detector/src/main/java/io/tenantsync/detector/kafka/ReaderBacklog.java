package io.tenantsync.detector.kafka;

import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many records of people the merge and the mapper have still to read, as the broker tells it. */
final class ReaderBacklog {
    private static final Logger log = LoggerFactory.getLogger(ReaderBacklog.class);
    private static final Map<String, String> READERS =
            Map.of("tenantsync-change-detector", "observations", "tenantsync-mapper", "users");
    private static final long LONG = 50;
    private static final long ANSWER_SECONDS = 2;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;

    ReaderBacklog(Admin admin) {
        this.admin = admin;
    }

    /** True when no reader is far behind, or when the broker does not tell; false after a moment of waiting. */
    boolean isShort() {
        try {
            for (Map.Entry<String, String> reader : READERS.entrySet()) {
                if (unread(reader.getKey(), TopicCatalogue.entry(reader.getValue())) > LONG) {
                    Thread.sleep(PAUSE);
                    return false;
                }
            }
        } catch (ExecutionException | TimeoutException silent) {
            log.atDebug().setCause(silent).log("the broker does not tell how far readers are");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private long unread(String group, TopicEntry entry)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        read.keySet().stream()
                .filter(partition -> partition.topic().equals(entry.name()))
                .forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(wanted).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        long unread = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata position = read.get(end.getKey());
            unread += end.getValue().offset() - (position == null ? 0 : position.offset());
        }
        return unread;
    }
}
