package io.tenantsync.service;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * One reader and one writer per schema, found by the schema itself. The serializer's own way takes a fingerprint of the
 * whole schema for each record, which cost a tenth of all processor time. Named in the serializer's settings.
 *
 * @param <T> what is written and read: records of our contract
 */
public final class RememberedSchemas<T> implements AvroDatumProvider<T> {
    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<T> createDatumWriter(T record, Schema schema) {
        return writers.computeIfAbsent(schema, unseen -> new SpecificDatumWriter<>(unseen));
    }

    @Override
    public DatumReader<T> createDatumReader(Schema written) {
        return readers.computeIfAbsent(written, RememberedSchemas::reader);
    }

    /** Reads into our class of that name, with the schema that it was compiled with. */
    private static <T> DatumReader<T> reader(Schema written) {
        Class<?> ours = SpecificData.get().getClass(written);
        Schema expected = ours == null ? written : SpecificData.get().getSchema(ours);
        return new SpecificDatumReader<>(written, expected);
    }

    @Override
    public Schema toSchema(T record) {
        return ((GenericContainer) record).getSchema();
    }
}
