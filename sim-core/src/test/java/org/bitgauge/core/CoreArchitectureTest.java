package org.bitgauge.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of the core. */
class CoreArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bitgauge.core");

    @Test
    void theEventKernelKnowsNothingOfNetworks() {
        assertThat(CORE.containPackage("org.bitgauge.core.event")).isTrue();
        noClasses()
                .that()
                .resideInAPackage("..core.event..")
                .should()
                .dependOnClassesThat(bitGaugeOutside("org.bitgauge.core.event.."))
                .check(CORE);
    }

    @Test
    void theEngineKnowsSchedulesAndLedgersOnly() {
        noClasses()
                .that()
                .resideInAPackage("..core.engine..")
                .should()
                .dependOnClassesThat(bitGaugeOutside(
                                "org.bitgauge.core.engine..",
                                "org.bitgauge.core.event..",
                                "org.bitgauge.core.schedule..",
                                "org.bitgauge.core.ledger..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("TensorRole"))))
                .check(CORE);
    }

    @Test
    void theCoreKnowsNoOtherRoom() {
        noClasses()
                .should()
                .dependOnClassesThat(bitGaugeOutside("org.bitgauge.core.."))
                .check(CORE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.bitgauge.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    private static DescribedPredicate<JavaClass> bitGaugeOutside(String... packages) {
        return resideInAPackage("org.bitgauge..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
    }
}
