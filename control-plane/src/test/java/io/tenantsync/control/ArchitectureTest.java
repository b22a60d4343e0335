package io.tenantsync.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tenantsync.control.operation.ImpureOperation;
import io.tenantsync.control.rest.NosyRoute;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tenantsync.control");

    private static final ArchRule PURE = classes()
            .that()
            .resideInAnyPackage(pack("configuration"), pack("trust"), pack("operation"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify.annotations", pack("configuration"), pack("trust"), pack("operation"))
            .because("decisions are tested without broker, tenants and Spring; put what needs them behind a port");

    private static final ArchRule ADAPTERS_APART = noClasses()
            .that()
            .resideInAnyPackage(pack("graph"), pack("rest"), pack("yaml"), pack("rules"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(pack("kafka"), "io.tenantsync.schemas..", "org.apache.kafka..")
            .because("only the wiring sees two adapters; the wire stops in the kafka package");

    @Test
    void keepsThePurePackagesPure() {
        PURE.check(MAIN);
    }

    @Test
    void keepsAdaptersApart() {
        ADAPTERS_APART.check(MAIN);
    }

    @Test
    void noticesAPureClassThatKnowsTheBroker() {
        assertThat(PURE.evaluate(only(ImpureOperation.class)).hasViolation()).isTrue();
    }

    @Test
    void noticesAnAdapterThatKnowsTheWire() {
        assertThat(ADAPTERS_APART.evaluate(only(NosyRoute.class)).hasViolation())
                .isTrue();
    }

    private static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }

    private static String pack(String name) {
        return "io.tenantsync.control." + name;
    }
}
