package io.tenantsync.detector.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    private static final String ROOT = "io.tenantsync.detector.";

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tenantsync.detector");
    private final JavaClasses wrong = new ClassFileImporter().importPackages("io.tenantsync.detector.rules.wrong");

    @Test
    void detectionKnowsOnlyTheJdkAndItself() {
        ArchRule rule = pure(ROOT + "detection..");
        rule.check(main);
        breaks(pure(ROOT + "rules.wrong.."));
    }

    @Test
    void graphAndKafkaDoNotKnowEachOther() {
        apart(ROOT + "graph..", "org.apache.kafka..", ROOT + "kafka..", ROOT + "topology..")
                .check(main);
        apart(ROOT + "kafka..", "com.microsoft..", "io.tenantsync.graph..", ROOT + "graph..")
                .check(main);
        breaks(apart(ROOT + "rules.wrong..", "org.apache.kafka.."));
    }

    @Test
    void noNameSaysNothing() {
        // a person's manager is a manager
        ArchRule rule =
                noClasses().that().areTopLevelClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)");
        rule.check(main);
        breaks(rule);
    }

    @Test
    void theRulesHaveSomethingToLookAt() {
        assertThat(main.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "pure", type -> type.getPackageName().startsWith(ROOT + "detection"))))
                .hasSizeGreaterThan(20);
    }

    private static ArchRule pure(String where) {
        return classes()
                .that()
                .resideInAPackage(where)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", where);
    }

    private static ArchRule apart(String where, String... strangers) {
        return noClasses()
                .that()
                .resideInAPackage(where)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(strangers);
    }

    private void breaks(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(wrong)).isInstanceOf(AssertionError.class);
    }
}
