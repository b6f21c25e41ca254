package org.bitgauge.units.systolic;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.Dataflow;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.units.mac.Datapath;
import org.bitgauge.units.mac.FoldedPlan;
import org.bitgauge.units.mac.MacParts;

/**
 * Rows x columns of multiply-accumulators, each with one register for a weight and one for an activation, or two for what
 * stays in place. Formats narrower than the datapath run at its rate.
 */
final class SystolicArray implements ComputeUnit {
    private static final double PJ_PER_FJ = 1e-3;

    private final long rows;
    private final long columns;
    private final Dataflow dataflow;
    private final boolean doubleBuffered;
    private final Datapath datapath;
    private final MacParts costs;

    SystolicArray(SystolicSpec spec, Datapath datapath, BuildContext context) {
        this.rows = spec.rows();
        this.columns = spec.columns();
        this.dataflow = SystolicSpec.dataflows().require(spec.dataflow());
        this.doubleBuffered = spec.doubleBuffered();
        this.datapath = datapath;
        this.costs = new MacParts(datapath.formats(), context);
    }

    @Override
    public String description() {
        return rows + "x" + columns + " systolic, " + dataflow.typeName()
                + (doubleBuffered ? ", double-buffered, " : ", ") + datapath;
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
                new UnitPart(FoldedPlan.MAC, multipliers(), costs.mac()),
                new UnitPart(FoldedPlan.REGISTERS + ".weights", registers(TensorRole.WEIGHTS), costs.weightRegister()),
                new UnitPart(
                        FoldedPlan.REGISTERS + ".activations",
                        registers(TensorRole.ACTIVATIONS),
                        costs.activationRegister()));
    }

    private long registers(TensorRole role) {
        return doubleBuffered && dataflow.loaded().equals(Optional.of(role)) ? 2 * multipliers() : multipliers();
    }

    @Override
    public double criticalPathPs() {
        return costs.mac().delayPs();
    }

    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        return multipliers();
    }

    @Override
    public long multipliers() {
        return rows * columns;
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        LoopNest nest = LoopNest.of(task.layer().operation());
        return new FoldedPlan(
                doubleBuffered ? dataflow.foldDoubleBuffered(nest, rows, columns) : dataflow.fold(nest, rows, columns),
                costs.mac().energyFj() * PJ_PER_FJ,
                costs.weightRegister().energyFj() * PJ_PER_FJ,
                costs.activationRegister().energyFj() * PJ_PER_FJ,
                Datapath.registerBits(datapath.formats().weights()),
                Datapath.registerBits(datapath.formats().activations()),
                datapath.notes(task));
    }
}
