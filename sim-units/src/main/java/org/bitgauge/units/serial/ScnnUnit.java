package org.bitgauge.units.serial;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.cost.HardwareCost;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.mac.Datapath;

/** An SCNN array. Its time is counted on the values of a layer, expected from their distribution, or that of dense operands. */
final class ScnnUnit implements ComputeUnit {
    static final String LANE = "array.lane";
    static final String SUMS = "array.accumulators";
    static final String WEIGHTS = "array.weight-registers";
    static final String ACTIVATIONS = "array.activation-registers";

    private final ScnnGrid grid;
    private final Datapath datapath;
    private final HardwareCost lane;
    private final HardwareCost sum;
    private final HardwareCost weight;
    private final HardwareCost activation;

    ScnnUnit(
            ScnnGrid grid,
            DatapathFormats formats,
            HardwareCost lane,
            HardwareCost sum,
            HardwareCost weight,
            HardwareCost activation) {
        this.grid = grid;
        this.datapath = new Datapath(formats);
        this.lane = lane;
        this.sum = sum;
        this.weight = weight;
        this.activation = activation;
    }

    @Override
    public String description() {
        return "SCNN, " + grid.across() + " x " + grid.down() + " elements x " + grid.activations() + " activations x "
                + grid.weights() + " weights, " + datapath;
    }

    @Override
    public DatapathFormats datapath() {
        return datapath.formats();
    }

    @Override
    public Optional<String> refuses(LayerTask task) {
        return datapath.refuses(task);
    }

    @Override
    public ImmutableList<UnitPart> parts() {
        return ImmutableList.of(
                new UnitPart(LANE, multipliers(), lane),
                new UnitPart(SUMS, (long) grid.elements() * grid.accumulators(), sum),
                new UnitPart(WEIGHTS, (long) grid.elements() * grid.weights(), weight),
                new UnitPart(ACTIVATIONS, (long) grid.elements() * grid.activations(), activation));
    }

    @Override
    public double criticalPathPs() {
        return lane.delayPs();
    }

    /** Of dense operands; zeros may make it faster. */
    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        return multipliers();
    }

    @Override
    public long multipliers() {
        return (long) grid.elements() * grid.products();
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return new ScnnPlan(grid, this, ScnnTime.of(grid, task));
    }

    HardwareCost costOf(String component) {
        return switch (component) {
            case LANE -> lane;
            case SUMS -> sum;
            case WEIGHTS -> weight;
            default -> activation;
        };
    }
}
