package org.bitgauge.units.serial;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.values.ValueKnowledge;

/**
 * Time of a layer on an SCNN array and what shares of its multiplier cycles go where.
 *
 * @param cycles of the whole layer where counted, else 0: tiles have times of their own
 * @param steps of the whole layer with dense operands
 * @param activationDensity share of activations that are not zero
 * @param weightDensity share of weights that are not zero
 * @param productShare products done, of all multiply-accumulates
 * @param compute share of multiplier cycles with a product
 * @param conflicts share behind bank conflicts
 * @param elements share behind the slowest element
 * @param halo share of the exchange of halos
 * @param notes for a reader of the result
 */
record ScnnTime(
        long cycles,
        long steps,
        double activationDensity,
        double weightDensity,
        double productShare,
        double compute,
        double conflicts,
        double elements,
        double halo,
        ImmutableList<String> notes) {
    static ScnnTime of(ScnnGrid grid, LayerTask task) {
        Tile whole = LoopNest.of(task.layer().operation()).size();
        if (task.values().activations() instanceof ValueKnowledge.Exact a
                && task.values().weights() instanceof ValueKnowledge.Exact w) {
            Optional<LayerOperands> layer = operands(task);
            if (layer.isPresent() && fits(grid, layer.get().shape())) {
                return exact(grid, task, layer.get(), a, w, whole);
            }
        }
        double activations = density(task.values().activations());
        double weights = density(task.values().weights());
        boolean known = activations < 1 || weights < 1;
        String note = known
                ? "times of SCNN are expected from the share of zeros; bank conflicts, halos and the slowest element are"
                        + " left out"
                : "values of some layers are not known, or no walk is defined for them (dilated, unequal padding or strides,"
                        + " several rows, more sums than accumulators): SCNN takes their operands as dense";
        double share = activations * weights;
        return new ScnnTime(
                0, steps(grid, whole, 1, 1), activations, weights, share, -1, 0, 0, 0, ImmutableList.of(note));
    }

    /** Layers that the walk defines: convolutions with the same zeros on every side, and matrix-vector products. */
    private static Optional<LayerOperands> operands(LayerTask task) {
        if (task.layer().operation() instanceof Convolution c) {
            var p = c.padding();
            if (p.top() != p.left() || p.top() != p.bottom() || p.top() != p.right()) {
                return Optional.empty();
            }
        }
        return LayerOperands.of(task.layer().operation());
    }

    private static boolean fits(ScnnGrid grid, SerialShape shape) {
        return (long) SerialLayer.ceil(shape.outX(), grid.across()) * SerialLayer.ceil(shape.outY(), grid.down())
                <= grid.accumulators();
    }

    private static double density(ValueKnowledge values) {
        if (values instanceof ValueKnowledge.Expected e) {
            return 1 - e.codes().probability(0);
        }
        return 1;
    }

    private static ScnnTime exact(
            ScnnGrid grid,
            LayerTask task,
            LayerOperands layer,
            ValueKnowledge.Exact a,
            ValueKnowledge.Exact w,
            Tile whole) {
        layer.mismatch(a.values(), Optional.of(w.values())).ifPresent(why -> {
            throw new IllegalArgumentException(task.layer().name() + ": " + why);
        });
        Operand weights = layer.weights(w.values(), false);
        int samples = layer.samples(a.values());
        double[] sums = new double[5];
        long cycles = 0;
        long live = 0;
        long all = 0;
        for (int image = 0; image < samples; image++) {
            Operand activations = layer.activations(a.values(), image, false);
            ScnnCounts c = ScnnWalk.count(grid, layer.shape(), layer.top(), activations, weights);
            cycles += c.cycles();
            sums[0] += c.products();
            sums[1] += c.idleConflicts();
            sums[2] += c.idleElements();
            sums[3] += c.idleHalo();
            sums[4] += c.multiplierCycles();
            live += nonZero(activations);
            all += activations.words().length;
        }
        long counted = Math.round((double) cycles * layer.images() / samples);
        return new ScnnTime(
                Math.max(1, counted),
                steps(grid, whole, 1, 1),
                (double) live / all,
                (double) nonZero(weights) / weights.words().length,
                sums[0] / ((double) layer.shape().macs() * samples),
                sums[0] / sums[4],
                sums[1] / sums[4],
                sums[2] / sums[4],
                sums[3] / sums[4],
                ImmutableList.of());
    }

    private static long nonZero(Operand operand) {
        long count = 0;
        for (short word : operand.words()) {
            count += word != 0 ? 1 : 0;
        }
        return count;
    }

    boolean exact() {
        return cycles > 0;
    }

    /** Pairs of groups of the element with most of a tile's plane, at a share of operands that are not zero. */
    static long steps(ScnnGrid grid, Tile tile, double activations, double weights) {
        long plane = -Math.floorDiv(-tile.pixels(), grid.elements());
        double taps = (double) tile.filters() * tile.kernelRows() * tile.kernelColumns();
        double groups = Math.max(1, Math.ceil(plane * activations / grid.activations() - 1e-9));
        double pairs = groups * Math.max(1, Math.ceil(taps * weights / grid.weights() - 1e-9));
        return Math.multiplyExact(Math.multiplyExact(tile.groups(), tile.channels()), (long) pairs);
    }
}
