package io.tenantsync.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services deploy in any order and topics are replayed, so every version of a schema must read every other one. Released
 * versions are frozen in {@code src/test/released/<version>/<Record>.avsc}.
 */
class SchemaEvolutionTest {
    private static final Path RELEASED = Path.of("src/test/released");
    private static final SchemaValidator VALIDATOR =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<TopicEntry> entries() {
        return TopicCatalogue.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyReleasedVersionAndTodaysReadEachOther(TopicEntry entry) throws IOException {
        List<Schema> released = releasedVersionsOf(entry.valueType().getSimpleName());
        assertThat(released).as("frozen versions of " + entry.what()).isNotEmpty();
        assertThatNoException().isThrownBy(() -> VALIDATOR.validate(entry.schema(), released));
    }

    @Test
    void aNewFieldWithoutDefaultIsCaught() {
        Schema before = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
        Schema after = SchemaBuilder.record("R")
                .fields()
                .requiredString("a")
                .requiredString("b")
                .endRecord();
        assertThatExceptionOfType(SchemaValidationException.class)
                .isThrownBy(() -> VALIDATOR.validate(after, List.of(before)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyRecordAndFieldSaysWhatItIs(TopicEntry entry) {
        assertThat(undocumented(entry.schema(), new ArrayList<>())).isEmpty();
    }

    private static List<String> undocumented(Schema schema, List<String> seen) {
        List<String> found = new ArrayList<>();
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(type -> found.addAll(undocumented(type, seen)));
            case ARRAY -> found.addAll(undocumented(schema.getElementType(), seen));
            case MAP -> found.addAll(undocumented(schema.getValueType(), seen));
            case RECORD -> found.addAll(undocumentedIn(schema, seen));
            default -> {}
        }
        return found;
    }

    private static List<String> undocumentedIn(Schema entry, List<String> seen) {
        List<String> found = new ArrayList<>();
        if (seen.contains(entry.getFullName())) {
            return found;
        }
        seen.add(entry.getFullName());
        if (entry.getDoc() == null) {
            found.add(entry.getFullName());
        }
        for (Schema.Field field : entry.getFields()) {
            if (field.doc() == null) {
                found.add(entry.getFullName() + "." + field.name());
            }
            found.addAll(undocumented(field.schema(), seen));
        }
        return found;
    }

    private static List<Schema> releasedVersionsOf(String name) throws IOException {
        List<Schema> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RELEASED)) {
            for (Path file : files.filter(path -> path.endsWith(name + ".avsc")).toList()) {
                found.add(new Schema.Parser().parse(file.toFile()));
            }
        }
        return found;
    }
}
