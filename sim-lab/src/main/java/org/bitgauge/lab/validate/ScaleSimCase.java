package org.bitgauge.lab.validate;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.OptionalDouble;
import org.bitgauge.core.result.Comparison;
import org.bitgauge.units.systolic.ScaleSimCounts;
import org.bitgauge.units.systolic.ScaleSimDataflow;
import org.bitgauge.workloads.scalesim.ScaleSimLayer;

/**
 * One layer of one run of SCALE-Sim next to what it reported.
 *
 * @param name run and number of the layer
 * @param dataflow of the run
 * @param rows of the array
 * @param columns of the array
 * @param layer as the topology has it, one copy
 * @param reported its numbers; total cycles and overall utilisation are empty where they contain stalls
 */
record ScaleSimCase(
        String name, ScaleSimDataflow dataflow, long rows, long columns, ScaleSimLayer layer, Reported reported) {
    /** Ratios are sums of floating-point numbers fold by fold in the peer. */
    private static final double RATIO_TOLERANCE = 1e-9;

    ScaleSimCase {
        requireNonNull(name, "name");
        requireNonNull(layer, "layer");
        requireNonNull(reported, "reported");
    }

    /**
     * What the peer reported.
     *
     * @param totalCycles index of the last cycle
     * @param overallPercent products over total cycles and processing elements
     * @param mappingPercent mean share of processing elements that a fold uses
     * @param computePercent the same over time
     * @param ifmapReads words
     * @param filterReads words
     * @param ofmapWrites words
     */
    record Reported(
            OptionalDouble totalCycles,
            OptionalDouble overallPercent,
            double mappingPercent,
            double computePercent,
            double ifmapReads,
            double filterReads,
            double ofmapWrites) {}

    /** Adds every quantity that the peer reported. */
    void compare(ImmutableList.Builder<ValidationCase> to) {
        ScaleSimCounts model =
                ScaleSimCounts.of(dataflow, layer.pixels(), layer.filters(), layer.taps(), rows, columns);
        reported.totalCycles().ifPresent(value -> exact(to, "total cycles", "cycles", value, model.totalCycles()));
        reported.overallPercent()
                .ifPresent(value -> ratio(to, "overall utilisation", value, model.overallUtilisationPercent()));
        ratio(to, "mapping efficiency", reported.mappingPercent(), model.mappingEfficiencyPercent());
        ratio(to, "compute utilisation", reported.computePercent(), model.computeUtilisationPercent());
        exact(to, "ifmap reads", "words", reported.ifmapReads(), model.ifmapReads());
        exact(to, "filter reads", "words", reported.filterReads(), model.filterReads());
        exact(to, "ofmap writes", "words", reported.ofmapWrites(), model.ofmapWrites());
    }

    private void exact(
            ImmutableList.Builder<ValidationCase> to, String quantity, String unit, double reference, long model) {
        to.add(new ValidationCase(new Comparison(name, quantity, unit, reference, model), 0));
    }

    private void ratio(ImmutableList.Builder<ValidationCase> to, String quantity, double reference, double model) {
        to.add(new ValidationCase(new Comparison(name, quantity, "%", reference, model), RATIO_TOLERANCE));
    }
}
