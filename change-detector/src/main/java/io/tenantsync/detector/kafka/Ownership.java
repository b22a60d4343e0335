package io.tenantsync.detector.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.detector.detection.polling.LookupOrder;
import io.tenantsync.schemas.LookupRequest;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in the group {@code change-detector}: who is assigned a partition of {@code lookups} owns the tenants whose key
 * falls into it, polls them and answers their look-ups.
 */
final class Ownership implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(Ownership.class);
    private static final int MOST_WAITING = 200;

    private final Clients clients;
    private final String instanceId;
    private final WireFormat wire;
    private final DeadLetters deadLetters;
    private final TenantPollers pollers;
    private final SourceTenants sources;
    private final GroupOfOwners group;
    private final Set<Integer> assigned = new HashSet<>();
    private volatile boolean stopped;
    private volatile boolean pausedForRegistry;
    private int partitions;

    Ownership(
            Clients clients,
            String instanceId,
            WireFormat wire,
            DeadLetters deadLetters,
            TenantPollers pollers,
            SourceTenants sources,
            GroupOfOwners group) {
        this.clients = clients;
        this.instanceId = instanceId;
        this.wire = wire;
        this.deadLetters = deadLetters;
        this.pollers = pollers;
        this.sources = sources;
        this.group = group;
    }

    void stop() {
        stopped = true;
    }

    /** Runs until stopped. */
    void run() {
        while (!stopped) {
            try (KafkaConsumer<String, byte[]> consumer = clients.ownershipConsumer(instanceId)) {
                partitions = consumer.partitionsFor(Topics.LOOKUPS).size();
                consumer.subscribe(List.of(Topics.LOOKUPS), this);
                while (!stopped) {
                    turn(consumer);
                }
                pollers.stopAll();
            } catch (InterruptException stop) {
                pollers.stopAll();
                return;
            } catch (RuntimeException broken) {
                log.atError().setCause(broken).log("the ownership of tenants was lost; joining again");
                pollers.stopAll();
                if (!rest()) {
                    return;
                }
            }
        }
    }

    private void turn(KafkaConsumer<String, byte[]> consumer) {
        var records = consumer.poll(Duration.ofMillis(200));
        group.set(consumer.groupMetadata());
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                if (!take(record)) {
                    consumer.seek(partition, record.offset());
                    break;
                }
            }
        }
        if (sources.known()) {
            pollers.discardExcept(sources.readable());
            pollers.align(sources.pollable().stream().filter(this::owned).collect(Collectors.toSet()));
        }
        throttle(consumer);
    }

    /** False when the registry is away: the record must be read again later. */
    private boolean take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.key() == null || record.value() == null) {
                throw new PoisonRecord("A look-up request needs a tenant and a value", null);
            }
            LookupRequest request = wire.decode(Topics.LOOKUPS, record.value(), LookupRequest.class);
            pollers.order(
                    record.key().toLowerCase(Locale.ROOT),
                    new LookupOrder(record.partition(), record.offset(), request.getUserIds()));
            pausedForRegistry = false;
            return true;
        } catch (PoisonRecord poison) {
            deadLetters.put(record, poison);
            return true;
        } catch (TransientFailure away) {
            if (!pausedForRegistry) {
                log.atWarn().addKeyValue("topic", Topics.LOOKUPS).log("the schema registry does not answer; waiting");
            }
            pausedForRegistry = true;
            return false;
        }
    }

    private void throttle(KafkaConsumer<String, byte[]> consumer) {
        if (pollers.waiting() > MOST_WAITING) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
    }

    private boolean owned(String tenantId) {
        int partition = Utils.toPositive(Utils.murmur2(tenantId.getBytes(UTF_8))) % partitions;
        return assigned.contains(partition);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        added.forEach(partition -> {
            assigned.add(partition.partition());
            pollers.forget(partition.partition());
        });
        pollers.forgetEnded();
        log.atInfo().addKeyValue("partitions", assigned).log("tenants assigned");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> taken) {
        taken.forEach(partition -> assigned.remove(partition.partition()));
        pollers.stopUnless(this::owned);
        taken.forEach(partition -> pollers.forget(partition.partition()));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        onPartitionsRevoked(lost);
    }

    private static boolean rest() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
