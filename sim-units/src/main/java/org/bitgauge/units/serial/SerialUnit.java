package org.bitgauge.units.serial;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.mac.Datapath;

/**
 * A unit of the family: a grid with rules. Its time depends on the values of a layer where they are known; where only their
 * distribution is, it is the expected time, and where nothing is, that of the profile's static precision.
 */
final class SerialUnit implements ComputeUnit {
    private final SerialDesign design;
    private final Datapath datapath;

    SerialUnit(SerialDesign design, DatapathFormats formats) {
        this.design = design;
        this.datapath = new Datapath(formats);
    }

    /** Bits of a format that a serial datapath takes. */
    static int bits(org.bitgauge.core.number.NumberFormat format, String what) {
        if (!(format instanceof FixedPointFormat) || format.elementBits() > SerialGrid.WORD) {
            throw new IllegalArgumentException("serial units compute integers of at most 16 bits; " + what + " are "
                    + format.name() + "; choose an integer or fixed-point format in the profile or for the array");
        }
        return format.elementBits();
    }

    @Override
    public String description() {
        SerialGrid g = design.grid();
        return design.name() + ", " + g.tiles() + " tiles x " + g.rows() + " rows x " + g.columns() + " columns x "
                + g.lanes() + " lanes, " + datapath;
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
        return design.parts();
    }

    @Override
    public double criticalPathPs() {
        return design.lane().delayPs();
    }

    /** At the static precision of these formats; values that need fewer bits may go faster. */
    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        int activations = precision.activations().format().elementBits();
        int weights = precision.weights().format().elementBits();
        SerialGrid g = design.grid();
        int columns = g.columns() / SerialLayer.ceil(activations, g.peWidth());
        int rows = g.rows() / SerialLayer.ceil(weights, g.peWidth());
        return (double) g.lanes()
                * columns
                * rows
                * g.tiles()
                / StaticTimes.cycles(design.rules(), activations, weights, g.peWidth());
    }

    @Override
    public long multipliers() {
        return design.lanes();
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return SerialPlans.plan(design, task);
    }
}
