package io.tenantsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may know whom. Each rule has a counter-test against a package that breaks it. */
class PurityTest {
    private static final ArchRule PURE = ArchRuleDefinition.classes()
            .that()
            .resideInAnyPackage("..auditing..", "..querying..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.tenantsync.audit.auditing", "io.tenantsync.audit.querying");

    private static final ArchRule ADAPTERS = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("..storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tenantsync.audit.kafka..",
                    "io.tenantsync.audit.rest..",
                    "org.apache.kafka..",
                    "io.tenantsync.schemas..");

    private static final ArchRule NAMES = ArchRuleDefinition.noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");

    private final JavaClasses own = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tenantsync.audit");
    private final JavaClasses wrong = new ClassFileImporter().importPackages("io.tenantsync.audit.wrong");

    @Test
    void keepsThePurePackagesPure() {
        PURE.check(own);
        assertThat(PURE.evaluate(wrong).hasViolation()).isTrue();
    }

    @Test
    void keepsTheStorageFromTheOtherAdapters() {
        ADAPTERS.check(own);
        assertThat(ADAPTERS.evaluate(wrong).hasViolation()).isTrue();
    }

    @Test
    void callsThingsByWhatTheyAre() {
        NAMES.check(own);
        assertThat(NAMES.evaluate(wrong).hasViolation()).isTrue();
    }
}
