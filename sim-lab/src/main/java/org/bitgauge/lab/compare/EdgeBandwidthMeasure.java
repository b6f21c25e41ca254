package org.bitgauge.lab.compare;

import com.google.common.collect.ImmutableList;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.MatrixMultiply;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.EdgeTraffic;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.lab.design.Design;

/** Bits per second that cross the edge of the array while it computes a matrix product of 4096 x 4096 x 4096. */
final class EdgeBandwidthMeasure implements Measure {
    private static final long SIDE = 4096;

    @Override
    public String what() {
        return "edge bandwidth";
    }

    @Override
    public String unit() {
        return "bit/s";
    }

    @Override
    public boolean isMonotone() {
        return false;
    }

    @Override
    public double of(Design design) {
        LayerTask probe = new LayerTask(
                new Layer(
                        "probe",
                        MatrixMultiply.fullyConnected(SIDE, SIDE, SIDE, false),
                        ImmutableList.of(Network.INPUT)),
                precision(design.machine().array().datapath()));
        UnitPlan plan = design.machine().array().plan(probe);
        Tile tile = new Tile(SIDE, 1, SIDE, 1, 1, SIDE, 1, 1, false, true);
        EdgeTraffic edge = plan.edge(tile);
        LayerPrecision p = probe.precision();
        double bits = (double) p.bits(TensorRole.ACTIVATIONS, edge.activationReads())
                + p.bits(TensorRole.WEIGHTS, edge.weightReads())
                + p.bits(TensorRole.PARTIAL_SUMS, edge.partialSumReads() + edge.partialSumWrites())
                + p.bits(TensorRole.OUTPUTS, edge.outputWrites());
        return bits / plan.busyCycles(tile) * design.clockHz();
    }

    private static LayerPrecision precision(DatapathFormats formats) {
        TensorPrecision activations = of(formats.activations());
        return new LayerPrecision(of(formats.weights()), activations, of(formats.accumulator()), activations);
    }

    private static TensorPrecision of(NumberFormat format) {
        return TensorPrecision.of(format, "probe of the edge bandwidth");
    }
}
