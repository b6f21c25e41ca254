package org.bitgauge.lab.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the rooms that the lab sees, and between its own packages, as docs/architecture.md has them. */
class LabArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bitgauge");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "core | units workloads lab report cli",
                "units | workloads lab report cli",
                "workloads | units lab report cli",
                "lab | report cli",
                "lab.design | lab.evaluate lab.compare lab.experiment lab.explore lab.validate",
                "lab.evaluate | lab.compare lab.experiment lab.explore lab.validate",
                "lab.compare | lab.evaluate lab.experiment lab.explore lab.validate",
                "lab.validate | lab.design lab.evaluate lab.compare lab.experiment lab.explore",
                "lab.explore | lab.design lab.evaluate lab.compare lab.validate",
            })
    void arrowsPointDownwardsOnly(String from, String others) {
        for (String other : others.trim().split(" ")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.bitgauge." + from + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bitgauge." + other + "..")
                    .check(ALL);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.bitgauge.lab.(*)..").should().beFreeOfCycles().check(ALL);
        slices().matching("org.bitgauge.units.(*)..").should().beFreeOfCycles().check(ALL);
        slices().matching("org.bitgauge.workloads.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    @Test
    void unitsKnowNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage("org.bitgauge.units..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.bitgauge.core.layer.Network")
                .check(ALL);
    }
}
