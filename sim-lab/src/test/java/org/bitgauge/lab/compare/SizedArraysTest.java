package org.bitgauge.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bitgauge.lab.testing.Experiments.BUILDER;
import static org.bitgauge.lab.testing.Experiments.build;
import static org.bitgauge.lab.testing.Experiments.design;
import static org.bitgauge.lab.testing.Experiments.formats;
import static org.bitgauge.lab.testing.Experiments.narrowToWide;
import static org.bitgauge.lab.testing.Experiments.spec;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.lab.design.Design;
import org.bitgauge.lab.design.DesignSpec;
import org.bitgauge.units.systolic.SystolicSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SizedArraysTest {
    private static final DatapathFormats FP32 = formats("fp32", "fp32", "fp32");
    private static final DatapathFormats INT8 = formats("int8", "int8", "int32");
    private static final Pattern SHAPE = Pattern.compile("(\\d+)x(\\d+) systolic.*");

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    private static Sizing.Sized size(DesignSpec spec, DatapathFormats formats, Design baseline, Normalise... rules) {
        return new Sizing(BUILDER, ImmutableSet.copyOf(rules)).size(spec, formats, baseline);
    }

    private static DesignSpec random(Random random) {
        String dataflow = List.of("weight-stationary", "output-stationary", "input-stationary")
                .get(random.nextInt(3));
        return spec(design("d", 2 + random.nextInt(30), 2 + random.nextInt(30), dataflow, "ddr4-3200"));
    }

    /** The same design with a grown array; the shape that was found is read from its description. */
    private static DesignSpec grown(DesignSpec spec, Design sized, int moreRows, int moreColumns) {
        Matcher shape = SHAPE.matcher(sized.machine().array().description());
        assertThat(shape.matches()).isTrue();
        SystolicSpec array = (SystolicSpec) spec.array();
        return spec.withArray(new SystolicSpec(
                Integer.parseInt(shape.group(1)) + moreRows,
                Integer.parseInt(shape.group(2)) + moreColumns,
                array.dataflow(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isoAreaFillsTheBaselinesAreaToLessThanARowOrColumn(long seed) {
        Random random = new Random(seed);
        DesignSpec spec = random(random);
        Design baseline = build(spec, FP32);
        DatapathFormats narrow =
                narrowToWide().get(random.nextInt(narrowToWide().size()));
        Design sized = size(spec, narrow, baseline, Normalise.ISO_AREA).design();
        double budget = baseline.areaMm2();
        assertThat(sized.areaMm2()).isLessThanOrEqualTo(budget * (1 + 1e-9));
        assertThat(build(grown(spec, sized, 1, 0), narrow).areaMm2())
                .as("one more row")
                .isGreaterThan(budget);
        assertThat(build(grown(spec, sized, 0, 1), narrow).areaMm2())
                .as("one more column")
                .isGreaterThan(budget);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isoPowerAndIsoBandwidthStayWithinTheBaseline(long seed) {
        Random random = new Random(seed);
        int rows = 10 + random.nextInt(22);
        DesignSpec spec = spec(design("d", rows, 10 + random.nextInt(22), "weight-stationary", "ddr4-3200"));
        Design baseline = build(spec, FP32);
        DatapathFormats narrow =
                narrowToWide().get(random.nextInt(narrowToWide().size()));
        for (Measure measure : List.of(new PowerMeasure(), new EdgeBandwidthMeasure())) {
            Normalise rule = measure instanceof PowerMeasure ? Normalise.ISO_POWER : Normalise.ISO_BANDWIDTH;
            Design sized = size(spec, narrow, baseline, rule).design();
            assertThat(measure.of(sized)).as(rule.label()).isLessThanOrEqualTo(measure.of(baseline) * (1 + 1e-9));
            if (measure.isMonotone()) {
                assertThat(measure.of(build(grown(spec, sized, 1, 0), narrow)))
                        .as("one more row, " + rule.label())
                        .isGreaterThan(measure.of(baseline));
            } else {
                assertThat(measure.of(build(grown(spec, sized, 2, 2), narrow)))
                        .as("two more rows and columns, " + rule.label())
                        .isGreaterThan(measure.of(baseline));
            }
        }
    }

    @Test
    void isoMacsKeepsTheMultipliers() {
        DesignSpec spec = spec(design("d", 12, 20, "output-stationary", "ddr4-3200"));
        Sizing.Sized sized = size(spec, INT8, build(spec, FP32), Normalise.ISO_MACS);
        assertThat(sized.design().machine().array().multipliers()).isEqualTo(240);
        assertThat(sized.design().areaMm2()).isLessThan(build(spec, FP32).areaMm2());
        assertThat(sized.how()).isEqualTo("as given: 240 multipliers");
    }

    @Test
    void isoFrequencyRunsAtTheBaselinesClockAndMayBeAddedToIsoArea() {
        DesignSpec spec = spec(design("d", 8, 8, "weight-stationary", "ddr4-3200"));
        Design baseline = build(spec, FP32);
        assertThat(build(spec, INT8).clockHz()).isGreaterThan(baseline.clockHz());
        Design alone = size(spec, INT8, baseline, Normalise.ISO_FREQUENCY).design();
        assertThat(alone.clockHz()).isEqualTo(baseline.clockHz());
        assertThat(alone.machine().array().multipliers()).isEqualTo(64);
        Design both = size(spec, INT8, baseline, Normalise.ISO_AREA, Normalise.ISO_FREQUENCY)
                .design();
        assertThat(both.clockHz()).isEqualTo(baseline.clockHz());
        assertThat(both.machine().array().multipliers()).isGreaterThan(64);
    }

    @Test
    void aBaselineTooFastForTheDesignIsRefusedUnderIsoFrequency() {
        DesignSpec spec = spec(design("d", 8, 8, "weight-stationary", "ddr4-3200"));
        Design fast = build(spec, INT8);
        assertThatThrownBy(() -> size(spec, FP32, fast, Normalise.ISO_FREQUENCY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("iso-frequency cannot hold")
                .hasMessageContaining("add pipeline stages");
    }

    @ParameterizedTest
    @EnumSource(Normalise.class)
    void aDesignSizedToItselfIsItself(Normalise rule) {
        DesignSpec spec = spec(design("d", 12, 20, "weight-stationary", "ddr4-3200"));
        Design baseline = build(spec, FP32);
        Design sized = size(spec, FP32, baseline, rule).design();
        assertThat(sized.machine().array().description())
                .isEqualTo(baseline.machine().array().description());
        assertThat(sized.areaMm2()).isCloseTo(baseline.areaMm2(), within(0.0));
        assertThat(sized.clockHz()).isEqualTo(baseline.clockHz());
    }

    @Test
    void anArrayThatCannotBeSmallEnoughIsRefused() {
        String slow = design("tiny", 1, 1, "weight-stationary", "ddr4-3200")
                .replace("{name: tiny,", "{name: tiny, clock: 100 MHz,");
        DesignSpec tiny = spec(slow);
        assertThatThrownBy(() -> size(tiny, FP32, build(tiny, INT8), Normalise.ISO_AREA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("with one multiplier exceeds the baseline's total area");
    }

    @Test
    void onlyOneRuleMaySizeTheArray() {
        assertThatThrownBy(() -> new Sizing(BUILDER, ImmutableSet.of(Normalise.ISO_AREA, Normalise.ISO_POWER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only one of iso-area, iso-macs, iso-power");
    }
}
