package io.tenantsync.mapper.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.GuardReport;
import io.tenantsync.schemas.Permit;
import io.tenantsync.schemas.Person;
import io.tenantsync.schemas.Progress;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.Reference;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that leaves a task goes through here, encoded, within the task's transaction. */
final class Emitter {
    static final String SERVICE = "mapper";
    private static final Logger log = LoggerFactory.getLogger(Emitter.class);

    private final ProcessorContext<Outgoing, byte[]> context;
    private final WireFormat wire;

    Emitter(ProcessorContext<Outgoing, byte[]> context, WireFormat wire) {
        this.context = context;
        this.wire = wire;
    }

    void command(PersonKey person, Command command) {
        forward(Topics.commands(command.getTargetTenantId()), person.toString(), command);
    }

    void result(UserKey user, ProvisioningResult result) {
        forward(Topics.PROVISIONING_RESULTS, user.toString(), result);
    }

    void reference(UserKey receiver, Reference reference) {
        forward(Topics.REFERENCES, receiver.toString(), reference);
    }

    void person(UserKey user, Person person) {
        forward(Topics.PEOPLE, user.toString(), person);
    }

    /** Who waits for a decision; null = nobody any more. */
    void staged(PersonKey person, @Nullable Staged staged) {
        if (staged == null) {
            byte[] key = person.toString().getBytes(UTF_8);
            context.forward(new Record<>(new Outgoing(Topics.STAGED, key), null, context.currentSystemTimeMs()));
        } else {
            forward(Topics.STAGED, person.toString(), staged);
        }
    }

    void guardReport(String configurationId, GuardReport report) {
        forward(Topics.GUARD_REPORTS, configurationId, report);
    }

    /** To the partition of a person. */
    void permit(UserKey user, Permit permit) {
        forward(Topics.PERMITS, user.toString(), permit);
    }

    /** To that partition. */
    void permit(int partition, String configurationId, Permit permit) {
        forward(Topics.PERMITS, partition, configurationId + "/" + partition, permit);
    }

    void progress(String configurationId, Progress progress) {
        forward(Topics.PROGRESS, configurationId + "/" + progress.getPartition(), progress);
    }

    /** Puts away a record that cannot be read, and goes on. */
    void deadLetter(Record<byte[], byte[]> record, RecordMetadata at, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(SERVICE, at.topic(), at.partition(), at.offset(), record.key(), record.value(), reason);
        context.forward(new Record<>(
                new Outgoing(letter.topic(), letter.key()), letter.value(), record.timestamp(), letter.headers()));
        log.atError()
                .addKeyValue("topic", at.topic())
                .addKeyValue("offset", at.offset())
                .addKeyValue("reason", reason)
                .log("record put to the dead letters");
    }

    private void forward(String topic, String key, SpecificRecord value) {
        forward(topic, null, key, value);
    }

    private void forward(String topic, @Nullable Integer partition, String key, SpecificRecord value) {
        try {
            byte[] bytes = wire.encode(topic, value);
            Outgoing to = new Outgoing(topic, key.getBytes(UTF_8), partition);
            context.forward(new Record<>(to, bytes, context.currentSystemTimeMs()));
        } catch (PoisonRecord tooLarge) {
            log.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("key", key)
                    .addKeyValue("reason", tooLarge.getMessage())
                    .log("record could not be written and is left out");
        }
    }
}
