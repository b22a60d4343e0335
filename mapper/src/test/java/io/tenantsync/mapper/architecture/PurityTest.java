package io.tenantsync.mapper.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.tenantsync.mapper.architecture.wrong.ImpureImpl;
import org.junit.jupiter.api.Test;

class PurityTest {
    private static final String[] PURE = {
        "io.tenantsync.mapper.expression..",
        "io.tenantsync.mapper.mapping",
        "io.tenantsync.mapper.scoping",
        "io.tenantsync.mapper.guarding",
        "io.tenantsync.mapper.reconciling",
        "io.tenantsync.mapper.packing",
        "io.tenantsync.mapper.architecture.wrong"
    };

    private static final ArchRule PURE_PACKAGES_KNOW_ONLY_THE_JDK = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(PURE, "java..", "org.jspecify.annotations.."))
            .because("decisions are tested without Kafka, Avro and Spring; put adapters into topology");

    private static final ArchRule LANGUAGE_STANDS_ALONE = noClasses()
            .that()
            .resideInAnyPackage("io.tenantsync.mapper.expression..", "io.tenantsync.mapper.architecture.wrong")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.tenantsync.mapper.mapping", "io.tenantsync.mapper.scoping", "io.tenantsync.mapper.reconciling")
            .because("the control plane checks expressions without anything else");

    private static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .because("a name says what a class is for");

    @Test
    void theMapperKeepsTheRules() {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.tenantsync.mapper");
        assertThat(main).hasSizeGreaterThan(50);
        PURE_PACKAGES_KNOW_ONLY_THE_JDK.check(main);
        LANGUAGE_STANDS_ALONE.check(main);
        NAMES_SAY_SOMETHING.check(main);
    }

    @Test
    void everyRuleCanFail() {
        JavaClasses wrong = new ClassFileImporter().importClasses(ImpureImpl.class);
        assertThatThrownBy(() -> PURE_PACKAGES_KNOW_ONLY_THE_JDK.check(wrong)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> LANGUAGE_STANDS_ALONE.check(wrong)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NAMES_SAY_SOMETHING.check(wrong)).isInstanceOf(AssertionError.class);
    }

    private static String[] concat(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
