package io.tenantsync.graph;

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
            .importPackages("io.tenantsync.graph");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("io.tenantsync.graph.wrong");

    private static final ArchRule PURE = classes()
            .that()
            .resideInAnyPackage(
                    "..graph..quota..", "..graph.failure..", "..graph.delta..", "..graph.batch..", "..graph.odata..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.tenantsync.graph.quota..",
                    "io.tenantsync.graph.failure..",
                    "io.tenantsync.graph.delta..",
                    "io.tenantsync.graph.batch..",
                    "io.tenantsync.graph.odata..")
            .because("whoever classifies, prices or encodes must be testable without a network");

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
        slices().matching("io.tenantsync.graph.(*)..").should().beFreeOfCycles().check(MAIN);
    }
}
