package io.tenantsync.service;

import io.tenantsync.schemas.UserKey;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records to bytes and back: magic byte 0, four bytes of schema id, Avro binary, as Confluent's serializers write it.
 * Thread-safe.
 */
public final class WireFormat implements AutoCloseable {
    private static final int HEADER_BYTES = 5;

    static {
        trustTheContract();
    }

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;
    private final int maxBytes;

    /** Works with the configured registry; nothing is asked of it before the first record. */
    public WireFormat(PlatformSettings settings) {
        this(
                instance(settings.serde().serializer()),
                instance(settings.serde().deserializer()),
                settings.maxRecordBytes());
        Map<String, Object> properties = settings.serdeProperties();
        serializer.configure(properties, false);
        deserializer.configure(properties, false);
    }

    private WireFormat(Serializer<Object> serializer, Deserializer<Object> deserializer, int maxBytes) {
        this.serializer = serializer;
        this.deserializer = deserializer;
        this.maxBytes = maxBytes;
    }

    /** The same bytes with schema ids that only this object knows; for tests without a registry. */
    public static WireFormat inMemory() {
        MadeUpIds ids = new MadeUpIds();
        return new WireFormat(ids::write, ids::read, Integer.MAX_VALUE);
    }

    /**
     * @throws PoisonRecord if the value is larger than the broker would take, or does not fit its schema
     * @throws TransientFailure if the registry had to be asked and did not answer, or does not know the schema
     */
    public byte[] encode(String topic, SpecificRecord value) {
        byte[] bytes;
        try {
            bytes = attempt(serializer, () -> serializer.serialize(topic, value), "A record could not be written");
        } catch (PoisonRecord refused) {
            if (fitsItsSchema(value)) {
                throw new TransientFailure(
                        "The schema registry does not know the schema of " + topic
                                + "; its owner registers it at start",
                        refused);
            }
            throw refused;
        }
        if (bytes.length > maxBytes) {
            throw new PoisonRecord(
                    "The record has " + bytes.length + " bytes; at most " + maxBytes + " can be written", null);
        }
        return bytes;
    }

    /**
     * @throws PoisonRecord if the bytes are not a record of that type in the wire format
     * @throws TransientFailure if the registry had to be asked and did not answer
     */
    public <T extends SpecificRecord> T decode(String topic, byte[] bytes, Class<T> type) {
        if (bytes.length < HEADER_BYTES || bytes[0] != 0) {
            throw new PoisonRecord("The value does not begin with the magic byte 0 and a schema id", null);
        }
        Object value =
                attempt(deserializer, () -> deserializer.deserialize(topic, bytes), "The value could not be decoded");
        if (!type.isInstance(value)) {
            throw new PoisonRecord("The value is not a " + type.getSimpleName() + " record", null);
        }
        return type.cast(value);
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }

    private static <R> R attempt(Object lock, Call<R> call, String failure) {
        try {
            synchronized (lock) {
                return call.run();
            }
        } catch (RuntimeException | StackOverflowError broken) {
            if (isUnreachableRegistry(broken)) {
                throw new TransientFailure("The schema registry did not answer", broken);
            }
            throw new PoisonRecord(failure + ": " + broken, broken);
        }
    }

    /** Tells a bad value from a registry that has lost its schemas. */
    private static boolean fitsItsSchema(SpecificRecord value) {
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(OutputStream.nullOutputStream(), null);
            new SpecificDatumWriter<>(value.getSchema()).write(value, encoder);
            return true;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return false;
        }
    }

    private static boolean isUnreachableRegistry(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof EOFException)) {
                return true;
            }
            if (cause instanceof com.microsoft.kiota.ApiException refused && refused.getResponseStatusCode() >= 500) {
                return true;
            }
        }
        return false;
    }

    /** Avro makes objects of trusted classes only; the records of our own contract are. */
    private static void trustTheContract() {
        ClassSecurityValidator.ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(
                type -> type.getPackage() == UserKey.class.getPackage() || others.isTrusted(type));
    }

    @SuppressWarnings("unchecked")
    private static <S> S instance(String className) {
        try {
            return (S) Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(
                    "The class " + className + " cannot be made; check tenantsync.serde and the class path", missing);
        }
    }

    private interface Call<R> {
        R run();
    }

    /** Stands in for a registry: an id is the position of the schema in a list. */
    private static final class MadeUpIds {
        private final List<Schema> schemas = new CopyOnWriteArrayList<>();
        private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();

        byte[] write(String topic, Object value) {
            SpecificRecord written = (SpecificRecord) value;
            int id = ids.computeIfAbsent(written.getSchema(), schema -> {
                schemas.add(schema);
                return schemas.size() - 1;
            });
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(
                    ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(id).array());
            try {
                var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
                new SpecificDatumWriter<>(written.getSchema()).write(written, encoder);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            return bytes.toByteArray();
        }

        Object read(String topic, byte[] bytes) {
            int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
            if (id < 0 || id >= schemas.size()) {
                throw new IllegalArgumentException("unknown schema id " + id);
            }
            try {
                var decoder =
                        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
                return new SpecificDatumReader<>(schemas.get(id)).read(null, decoder);
            } catch (IOException truncated) {
                throw new IllegalArgumentException(truncated.toString());
            }
        }
    }
}
