package org.bitgauge.units.fusion;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.layer.VectorOperation;
import org.bitgauge.core.number.CodebookFormat;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.precision.LayerPrecision;
import org.bitgauge.core.unit.ComputeUnit;
import org.bitgauge.core.unit.DatapathFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.UnitPart;
import org.bitgauge.core.unit.UnitPlan;

/** An array of fusion units as built. */
final class FusionArray implements ComputeUnit {
    private static final double PJ_PER_FJ = 1e-3;

    private final FusionSpec spec;
    private final FusionShape shape;
    private final NumberFormat accumulator;
    private final FusionCosts costs;

    FusionArray(FusionSpec spec, FusionShape shape, NumberFormat accumulator, FusionCosts costs) {
        this.spec = spec;
        this.shape = shape;
        this.accumulator = accumulator;
        this.costs = costs;
    }

    @Override
    public String description() {
        return spec.rows() + "x" + spec.columns() + " fusion units, " + shape.maximum() + " down to " + shape.minimum()
                + " bits + " + accumulator.name()
                + (spec.costs() == FusionCostSource.CONSTRUCTION ? "" : ", costs of bitfusion-45nm");
    }

    @Override
    public DatapathFormats datapath() {
        NumberFormat operand = NumberFormats.parse("int" + shape.maximum());
        return new DatapathFormats(operand, operand, accumulator);
    }

    @Override
    public Optional<String> refuses(LayerTask task) {
        String layer = task.layer().name();
        if (task.layer().operation() instanceof VectorOperation vector) {
            return Optional.of(layer + " (" + vector.kind() + ") is vector work; map it to the vector unit");
        }
        LayerPrecision precision = task.precision();
        return refuses(layer, TensorRole.WEIGHTS, precision.weights().format())
                .or(() -> refuses(
                        layer, TensorRole.ACTIVATIONS, precision.activations().format()))
                .or(() -> refusesSums(layer, precision.partialSums().format()));
    }

    private Optional<String> refuses(String layer, TensorRole role, NumberFormat format) {
        if (width(format).isEmpty()) {
            return Optional.of(role.label() + " of " + layer + " are " + format.name()
                    + ", fusion units multiply integers; choose an integer or fixed-point format, binary or ternary");
        }
        if (shape.takes(width(format).get())) {
            return Optional.empty();
        }
        return Optional.of(
                role.label() + " of " + layer + " are " + format.name() + ", the fusion units compose at most int"
                        + shape.maximum() + (shape.passes() > 1 ? " in each of " + shape.passes() + " passes" : "")
                        + "; build them with a larger maximum, allow more passes, or choose a narrower format in the"
                        + " profile");
    }

    private Optional<String> refusesSums(String layer, NumberFormat format) {
        if (format instanceof FixedPointFormat sums && sums.bits() <= accumulator.elementBits()) {
            return Optional.empty();
        }
        return Optional.of("partial sums of " + layer + " are " + format.name() + ", the accumulators are built for "
                + accumulator.name() + "; build them for " + format.name() + ", or choose a narrower format");
    }

    /** Bits of the integer that enters the bricks; empty for what is no integer. Plus and minus one take two bits. */
    static Optional<Integer> width(NumberFormat format) {
        if (format instanceof FixedPointFormat fixed) {
            return Optional.of(fixed.bits());
        }
        return format instanceof CodebookFormat book && book.maxMagnitude() == 1 && book.minPositive() == 1
                ? Optional.of(2)
                : Optional.empty();
    }

    private static int bits(NumberFormat format) {
        return width(format).orElseThrow(() -> new IllegalArgumentException(format.name() + " is no integer format"));
    }

    @Override
    public ImmutableList<UnitPart> parts() {
        return costs.parts();
    }

    @Override
    public double criticalPathPs() {
        return costs.criticalPathPs();
    }

    @Override
    public double peakMacsPerCycle(LayerPrecision precision) {
        int w = bits(precision.weights().format());
        int a = bits(precision.activations().format());
        return (double) multipliers() * shape.fused(w, a) / shape.cyclesPerStep(w, a);
    }

    @Override
    public long multipliers() {
        return (long) spec.rows() * spec.columns();
    }

    @Override
    public UnitPlan plan(LayerTask task) {
        refuses(task).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        int w = bits(task.precision().weights().format());
        int a = bits(task.precision().activations().format());
        LoopNest nest = LoopNest.of(task.layer().operation());
        double cycles = shape.cyclesPerStep(w, a);
        int weightBits = shape.computedAs(w);
        int activationBits = shape.computedAs(a);
        return new FusionPlan(
                new FusionFolding(
                        spec.rows(),
                        spec.columns(),
                        shape.fused(w, a),
                        shape.cyclesPerStep(w, a),
                        nest.size().channels() < spec.rows()),
                costs.unit().energyFj() * cycles / shape.fused(w, a) * PJ_PER_FJ,
                costs.operandBitFj() * weightBits * shape.cycles(a) * PJ_PER_FJ,
                costs.operandBitFj() * activationBits * shape.cycles(w) * PJ_PER_FJ,
                costs.accumulateFj() * PJ_PER_FJ,
                weightBits,
                activationBits,
                notes(task, w, a));
    }

    private ImmutableList<String> notes(LayerTask task, int w, int a) {
        ImmutableList.Builder<String> notes = ImmutableList.builder();
        note(notes, TensorRole.WEIGHTS, task.precision().weights().format(), w);
        note(notes, TensorRole.ACTIVATIONS, task.precision().activations().format(), a);
        return notes.build();
    }

    private void note(ImmutableList.Builder<String> notes, TensorRole role, NumberFormat format, int bits) {
        int computed = shape.computedAs(bits);
        if (bits > shape.maximum()) {
            notes.add(format.name() + " " + role.label() + " take " + shape.cycles(bits)
                    + " passes of fusion units of at most " + shape.maximum() + " bits");
        } else if (computed > bits || computed > format.elementBits()) {
            notes.add(format.name() + " " + role.label() + " are computed as " + computed
                    + " bits, the next width that bricks of " + shape.minimum() + " bits compose");
        }
    }
}
