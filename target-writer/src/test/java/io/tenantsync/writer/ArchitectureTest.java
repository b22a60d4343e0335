package io.tenantsync.writer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tenantsync.writer");
    private static final JavaClasses WRONG =
            new ClassFileImporter().importPackages("io.tenantsync.writer.counterexample");

    private static ArchRule pure(String where) {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(where)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.tenantsync.writer.writing..")
                .because("decisions about people are arithmetic: pass what you need as a value or a port");
    }

    private static ArchRule apart(String one, String other) {
        return noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(other)
                .because("adapters meet in the wiring only");
    }

    @Test
    void decisionsKnowNeitherKafkaNorGraphNorSpring() {
        pure("io.tenantsync.writer.writing..").check(MAIN);
        assertThat(pure("..counterexample.writing..").evaluate(WRONG).hasViolation())
                .isTrue();
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        apart("io.tenantsync.writer.kafka..", "io.tenantsync.writer.graph..").check(MAIN);
        apart("io.tenantsync.writer.kafka..", "io.tenantsync.graph..").check(MAIN);
        apart("io.tenantsync.writer.graph..", "io.tenantsync.writer.kafka..").check(MAIN);
        assertThat(apart("..counterexample.kafka..", "..counterexample.graph..")
                        .evaluate(WRONG)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void namesSayWhatTheyAre() {
        ArchRule names = noClasses()
                .that()
                .areTopLevelClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Processor)$|.*\\.Abstract[A-Z][^.]*")
                .because("behaviour goes to what it concerns");
        names.check(MAIN);
        assertThat(names.evaluate(WRONG).hasViolation()).isTrue();
    }
}
