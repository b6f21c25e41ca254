package org.bitgauge.lab.validate;

import java.util.Optional;
import org.bitgauge.core.cost.Style;
import org.bitgauge.core.cost.Technology;
import org.bitgauge.core.layer.Layer;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.precision.TensorPrecision;
import org.bitgauge.core.unit.BuildContext;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.units.mac.InnerProductSpec;
import org.bitgauge.units.mac.InnerProductType;

/**
 * NVDLA as its primer tells how to estimate it: layer by layer the longest of reading, multiplying and writing, where the
 * input is read once for each part of the weights that the convolution buffer holds. Multiplying is our inner-product
 * array of C lanes and K filters. Additions and pooling are layers of their own, from memory to memory; rectifiers and
 * normalisations are done on the way out.
 *
 * @param unit multipliers
 * @param lanes C: channels in a cycle
 * @param bufferBytes convolution buffer
 * @param bytesPerCycle bandwidth of the memory at 1 GHz
 */
record NvdlaMachine(ComputeUnit unit, long lanes, double bufferBytes, double bytesPerCycle) {
    private static final double CLOCK_HZ = 1e9;
    private static final double UM2_PER_MM2 = 1e6;
    /**
     * Share of the buffer that holds the weights of one pass: half of it is for weights, and half of that is filled while
     * the other is used. The primer does not say; chosen with its table in view.
     */
    private static final double FOR_WEIGHTS = 0.25;

    private static final TensorPrecision INT8 = TensorPrecision.of(NumberFormats.parse("int8"), "NVDLA");
    private static final TensorPrecision INT32 = TensorPrecision.of(NumberFormats.parse("int32"), "NVDLA");
    private static final LayerPrecision PRECISION = new LayerPrecision(INT8, INT8, INT32, INT8);

    /** C x K multipliers, as square as powers of two allow and C the larger (64 x 32, 32 x 16, 8 x 8). */
    static NvdlaMachine of(long macs, double bufferKb, double gigabytesPerSecond) {
        int exponent = 63 - Long.numberOfLeadingZeros(macs);
        int lanes = 1 << (exponent + 1) / 2;
        int filters = 1 << exponent / 2;
        if ((long) lanes * filters != macs) {
            throw new ValidationInputException("NVDLA has a power of two of multipliers, not " + macs);
        }
        InnerProductSpec spec =
                new InnerProductSpec(lanes, filters, 1, Optional.empty(), Optional.empty(), Optional.empty());
        DatapathFormats formats = new DatapathFormats(
                NumberFormats.parse("int8"), NumberFormats.parse("int8"), NumberFormats.parse("int32"));
        ComputeUnit unit =
                new InnerProductType().build(spec, new BuildContext(Technology.nangate45(), Style.FAST, 1, formats));
        return new NvdlaMachine(unit, lanes, bufferKb * 1024, gigabytesPerSecond * 1e9 / CLOCK_HZ);
    }

    double framesPerSecond(Network network) {
        double cycles = 0;
        for (Layer layer : network.layers()) {
            cycles += cycles(layer);
        }
        return CLOCK_HZ / cycles;
    }

    /** Area of the multipliers alone as synthesised at 45 nm. */
    double arrayMm2At45Nm() {
        return unit.parts().stream().mapToDouble(UnitPart::areaUm2).sum() / UM2_PER_MM2;
    }

    private double cycles(Layer layer) {
        Operation operation = layer.operation();
        if (operation instanceof VectorOperation vector) {
            boolean onTheWay =
                    vector.function().equals("relu") || vector.function().equals("softmax");
            return onTheWay ? 0 : (vector.activationElements() + vector.outputElements()) / bytesPerCycle;
        }
        double weights = operation.weightElements();
        double inputs = operation.activationElements();
        boolean fits = weights + inputs <= bufferBytes;
        double passes = fits ? 1 : Math.ceil(weights / (bufferBytes * FOR_WEIGHTS));
        double reading = (inputs * passes + weights) / bytesPerCycle;
        double writing = operation.outputElements() / bytesPerCycle;
        return Math.max(multiplying(layer), Math.max(reading, writing));
    }

    /** Cycles of the array; of an image with few channels a kernel row is laid on the lanes (channel extension). */
    private double multiplying(Layer layer) {
        Tile tile = LoopNest.of(layer.operation()).size();
        if (tile.channels() * tile.kernelColumns() <= lanes || tile.channels() < 4) {
            tile = new Tile(
                    tile.batch(),
                    tile.groups(),
                    tile.filters(),
                    tile.rows(),
                    tile.columns(),
                    tile.channels() * tile.kernelColumns(),
                    tile.kernelRows(),
                    1,
                    false,
                    true);
        }
        return unit.plan(new LayerTask(layer, PRECISION)).busyCycles(tile);
    }
}
