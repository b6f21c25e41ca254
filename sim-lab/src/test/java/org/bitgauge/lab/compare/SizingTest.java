package org.bitgauge.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSet;
import java.util.OptionalDouble;
import org.bitgauge.core.config.Bound;
import org.bitgauge.core.config.YamlSource;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignBuilder;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.lab.experiment.ExperimentTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SizingTest {
    private final ExperimentTypes types = ExperimentTypes.load();
    private final DesignBuilder builder = new DesignBuilder(types.units());
    private final DesignSpec small = spec(16, 16);
    private final Design baseline = builder.build(small, formats("fp32"), OptionalDouble.empty());

    @ParameterizedTest
    @EnumSource(names = {"ISO_AREA", "ISO_POWER", "ISO_BANDWIDTH", "ISO_MACS"})
    void theSizedDesignComesCloseToTheBaselineAndNeverAbove(Normalise rule) {
        Measure measure = measure(rule);
        double least = rule == Normalise.ISO_BANDWIDTH ? 0.8 : 0.9; // rows and columns are whole, and few here
        Design sized =
                sizing(rule).size(spec(64, 64), formats("int8"), baseline).design();
        assertThat(measure.of(sized))
                .isLessThanOrEqualTo(measure.of(baseline) * (1 + 1e-9))
                .isGreaterThan(measure.of(baseline) * least);
    }

    @Test
    void equalMultipliersOfAnotherDesignAreEqual() {
        Design sized = sizing(Normalise.ISO_MACS)
                .size(spec(64, 64), formats("int8"), baseline)
                .design();
        assertThat(sized.machine().array().multipliers()).isEqualTo(256);
    }

    @Test
    void asGivenResizesNothing() {
        Design sized = sizing(Normalise.AS_GIVEN)
                .size(spec(64, 64), formats("int8"), baseline)
                .design();
        assertThat(sized.machine().array().multipliers()).isEqualTo(4096);
    }

    @Test
    void equalFrequencyRunsAtTheClockOfTheBaseline() {
        Design sized = sizing(Normalise.ISO_FREQUENCY)
                .size(small, formats("int8"), baseline)
                .design();
        assertThat(sized.clockHz()).isEqualTo(baseline.clockHz());
    }

    @Test
    void twoRulesThatSizeAreRefused() {
        assertThatThrownBy(() -> new Sizing(builder, ImmutableSet.of(Normalise.ISO_AREA, Normalise.AS_GIVEN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only one of");
    }

    private static Measure measure(Normalise rule) {
        return switch (rule) {
            case ISO_AREA -> new AreaMeasure();
            case ISO_POWER -> new PowerMeasure();
            case ISO_BANDWIDTH -> new EdgeBandwidthMeasure();
            default -> new MultiplierMeasure();
        };
    }

    private Sizing sizing(Normalise rule) {
        return new Sizing(builder, ImmutableSet.of(rule));
    }

    private static DatapathFormats formats(String name) {
        return new DatapathFormats(
                NumberFormats.parse(name),
                NumberFormats.parse(name),
                NumberFormats.parse(name.startsWith("int") ? "int32" : "fp32"));
    }

    private DesignSpec spec(int rows, int columns) {
        Bound<DesignSpec> bound = types.binder()
                .bind(
                        YamlSource.parse(
                                "design.yaml",
                                """
                                name: array
                                array: {type: systolic, rows: %d, columns: %d}
                                memories:
                                  - {name: buffer, holds: [weights, activations, partial-sums, outputs], capacity: 64 KiB}
                                dram: ddr4-3200
                                """
                                        .formatted(rows, columns)),
                        DesignSpec.class);
        return bound.value();
    }
}
