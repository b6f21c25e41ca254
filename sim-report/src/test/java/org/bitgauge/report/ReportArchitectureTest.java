package org.bitgauge.report;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Reports are made from results and nothing else. */
class ReportArchitectureTest {
    private static final JavaClasses REPORT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bitgauge.report");

    @Test
    void reportsKnowOnlyTheCore() {
        assertThat(REPORT.containPackage("org.bitgauge.report.table")).isTrue();
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.bitgauge..")
                        .and(DescribedPredicate.not(
                                resideInAnyPackage("org.bitgauge.report..", "org.bitgauge.core.."))))
                .check(REPORT);
    }

    @Test
    void reportsKnowNoHardwareAndNoEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.bitgauge.core.unit..",
                        "org.bitgauge.core.engine..",
                        "org.bitgauge.core.event..",
                        "org.bitgauge.core.schedule..")
                .check(REPORT);
    }
}
