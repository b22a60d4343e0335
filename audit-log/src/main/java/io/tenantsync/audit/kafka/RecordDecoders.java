package io.tenantsync.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.audit.auditing.AdministrativeEntry;
import io.tenantsync.audit.auditing.ConfigurationName;
import io.tenantsync.audit.auditing.Entry;
import io.tenantsync.audit.auditing.PersonReport;
import io.tenantsync.schemas.AdministrativeAction;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.Person;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One decoder for each topic that is read. */
final class RecordDecoders {
    private final WireFormat wire;

    RecordDecoders(WireFormat wire) {
        this.wire = wire;
    }

    Entry entry(ConsumerRecord<byte[], byte[]> record) {
        return EntryCodec.entry(required(record, ProvisioningResult.class));
    }

    PersonReport person(ConsumerRecord<byte[], byte[]> record) {
        return PersonCodec.report(UserKey.parse(key(record)), value(record, Person.class));
    }

    AdministrativeEntry administration(ConsumerRecord<byte[], byte[]> record) {
        AdministrativeAction action = required(record, AdministrativeAction.class);
        byte @Nullable [] key = record.key();
        return new AdministrativeEntry(
                action.getId(),
                key == null ? null : new String(key, UTF_8),
                action.getAction(),
                action.getBy(),
                action.getFrom(),
                action.getAt(),
                action.getDetails());
    }

    /** After the tombstone the name stays for the entries that remain. */
    ConfigurationName configuration(ConsumerRecord<byte[], byte[]> record) {
        Configuration value = value(record, Configuration.class);
        return value == null
                ? ConfigurationName.forgotten(key(record))
                : new ConfigurationName(value.getId(), value.getName(), value.getState() != ConfigurationState.REMOVED);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        if (key == null) {
            throw new PoisonRecord("The record has no key", null);
        }
        return new String(key, UTF_8);
    }

    private <T extends SpecificRecord> T required(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        T value = value(record, type);
        if (value == null) {
            throw new PoisonRecord("The record has no value", null);
        }
        return value;
    }

    private <T extends SpecificRecord> @Nullable T value(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        byte @Nullable [] value = record.value();
        return value == null ? null : wire.decode(record.topic(), value, type);
    }
}
