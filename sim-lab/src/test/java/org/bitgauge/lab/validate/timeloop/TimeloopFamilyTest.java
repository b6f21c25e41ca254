package org.bitgauge.lab.validate.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bitgauge.lab.validate.FamilyCases;
import org.bitgauge.lab.validate.ValidationCase;
import org.bitgauge.lab.validate.ValidationInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TimeloopFamilyTest {
    @Test
    void everyCountIsExact() {
        FamilyCases cases = new TimeloopFamily().replay(Optional.empty());
        assertThat(cases.cases().stream().filter(ValidationCase::judged))
                .hasSize(28 + 5 * 210)
                .allMatch(c -> c.tolerance() == 0 && c.passed());
    }

    @Test
    void fillDrainAndWaitingAddSomethingToEveryMapping() {
        FamilyCases cases = new TimeloopFamily().replay(Optional.empty());
        assertThat(cases.cases().stream().filter(c -> !c.judged()))
                .hasSize(28)
                .allMatch(c -> c.comparison().error() > 0 && c.comparison().error() < 0.1);
    }

    @Test
    void aFolderWithoutCasesIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> new TimeloopFamily().replay(Optional.of(folder)))
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("layout of golden/timeloop");
    }

    static Stream<Arguments> wrongMappings() {
        return Stream.of(
                Arguments.of("{ target: a, type: temporal, factors: C0, permutation: C }", "factor 'C0'"),
                Arguments.of("{ target: a, type: temporal, factors: Z2, permutation: Z }", "factor 'Z2'"),
                Arguments.of("{ target: a, type: temporal, factors: C2 M2, permutation: C }", "permutation 'C'"),
                Arguments.of("{ target: a, type: bypass, factors: C2, permutation: C }", "type 'bypass'"),
                Arguments.of("{ target: a, type: temporal, permutation: C }", "no 'factors'"),
                Arguments.of("{ target: a, type: datatype, keep: [Biases] }", "tensor 'Biases'"));
    }

    @ParameterizedTest
    @MethodSource("wrongMappings")
    void whatDoesNotFitIsNamed(String entry, String message) {
        TimeloopYaml yaml = TimeloopYaml.parse("map.yaml", "mapping:\n  - " + entry + "\n");
        assertThatThrownBy(yaml::levels)
                .isInstanceOf(ValidationInputException.class)
                .hasMessageContaining("map.yaml")
                .hasMessageContaining(message);
    }
}
