package io.tenantsync.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tenantsync.emulator");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("io.tenantsync.emulator.wrong");

    private static final ArchRule PURE = classes()
            .that()
            .resideInAnyPackage("..emulator..directory..", "..emulator..odata..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.tenantsync.emulator.directory..", "io.tenantsync.emulator.odata..")
            .because("what a directory does must be testable without HTTP, JSON and files");

    @Test
    void purePackagesKnowOnlyTheJdkAndEachOther() {
        PURE.check(MAIN);
    }

    @Test
    void theRuleNoticesAPackageThatKnowsMore() {
        assertThat(PURE.evaluate(WRONG).hasViolation()).isTrue();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.tenantsync.emulator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }
}
