package org.bitgauge.units.serial;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.LoopNest;
import org.bitgauge.core.unit.Tile;
import org.bitgauge.core.unit.UnitPlan;
import org.bitgauge.core.values.TensorValues;
import org.bitgauge.core.values.ValueKnowledge;

/** Plans of layers on serial units: exact where values are known, expected where their distribution is, else static. */
final class SerialPlans {
    private static final double LEAST_LANE_TIME = 0.05;

    private SerialPlans() {}

    static UnitPlan plan(SerialDesign design, LayerTask task) {
        int activationBits = SerialUnit.bits(task.precision().activations().format(), "activations");
        int weightBits = SerialUnit.bits(task.precision().weights().format(), "weights");
        Tile size = LoopNest.of(task.layer().operation()).size();
        boolean depthwise = task.layer().operation() instanceof Convolution
                && size.channels() == 1
                && size.filters() == 1
                && size.groups() > 1;
        SerialSteps plain = SerialSteps.of(design.grid(), activationBits, weightBits, depthwise);
        if (design.rules().looksAtActivations()) {
            Optional<UnitPlan> exact = exact(design, task, plain, activationBits, weightBits);
            if (exact.isPresent()) {
                return exact.get();
            }
        }
        double full = StaticTimes.cycles(
                design.rules(), activationBits, weightBits, design.grid().peWidth());
        return task.values().activations() instanceof ValueKnowledge.Expected e
                        && design.rules().looksAtActivations()
                ? expected(design, task, plain, size, e, full)
                : constant(design, task, plain, size, full);
    }

    private static Optional<UnitPlan> exact(
            SerialDesign design, LayerTask task, SerialSteps plain, int activationBits, int weightBits) {
        Optional<LayerOperands> layer = LayerOperands.of(task.layer().operation());
        if (layer.isEmpty() || !(task.values().activations() instanceof ValueKnowledge.Exact a)) {
            return Optional.empty();
        }
        Optional<TensorValues> weights =
                task.values().weights() instanceof ValueKnowledge.Exact w ? Optional.of(w.values()) : Optional.empty();
        if (design.rules().looksAtWeights() && weights.isEmpty() || a.values().bits() > SerialGrid.WORD) {
            return Optional.empty();
        }
        layer.get().mismatch(a.values(), weights).ifPresent(why -> {
            throw new IllegalArgumentException(task.layer().name() + ": " + why);
        });
        SerialTime time = new ExactTime(
                        design.grid(), design.rules(), activationBits, weightBits, layer.get(), a.values(), weights)
                .count();
        SerialTime scaled = time.steps()
                        == plain.steps(LoopNest.of(task.layer().operation()).size())
                ? time
                : inSteps(
                        time, plain.steps(LoopNest.of(task.layer().operation()).size()));
        return Optional.of(new SerialPlan(design, plain, scaled, ImmutableList.of()));
    }

    /** The count of a folded first layer, in steps of the layer as it is. */
    private static SerialTime inSteps(SerialTime t, long steps) {
        return new SerialTime(
                t.cycles(), true, steps, t.laneTime(), t.columnTime(), t.tileTime(), t.arrayTime(), t.label());
    }

    private static UnitPlan constant(SerialDesign design, LayerTask task, SerialSteps steps, Tile size, double full) {
        ImmutableList<String> notes = design.rules().looksAtActivations()
                ? ImmutableList.of((countless(task)
                                ? "dilated kernels, unequal strides and batched or dynamic products have no exact count: "
                                : "values of some layers are not known: ")
                        + design.name() + " takes their static precision there, the slowest it can be")
                : ImmutableList.of();
        long all = steps.steps(size);
        long walked = walked(design, task, steps, size);
        long cycles =
                staggered(design, size) ? stagger(walked, full, steps.columns()) : (long) Math.ceil(walked * full);
        return new SerialPlan(
                design,
                steps,
                new SerialTime(Math.max(1, cycles), false, all, full, full, full, full, "static"),
                notes);
    }

    /** Shape of a first layer as the grid folds it, with or without values; empty where it is walked as it is. */
    private static Optional<SerialLayer> folded(SerialDesign design, LayerTask task) {
        return walkedOn(design, task)
                .filter(layer -> LayerOperands.of(task.layer().operation())
                        .map(operands -> SpaceToDepth.applies(operands.shape()))
                        .orElse(false));
    }

    /** A layer as the grid walks it; empty where it defines no order. */
    private static Optional<SerialLayer> walkedOn(SerialDesign design, LayerTask task) {
        return LayerOperands.of(task.layer().operation())
                .map(layer -> new SerialLayer(
                        design.grid(),
                        layer.gridShape(),
                        SerialUnit.bits(task.precision().activations().format(), "activations"),
                        SerialUnit.bits(task.precision().weights().format(), "weights")));
    }

    private static long walked(SerialDesign design, LayerTask task, SerialSteps steps, Tile size) {
        return folded(design, task)
                .map(layer -> Math.multiplyExact(layer.allSteps(), size.batch()))
                .orElseGet(() -> steps.steps(size));
    }

    /** Largest error on the four traced networks of docs/modelling-serial.md. */
    private static String measuredError(SerialRules rules) {
        if (rules.looksAtWeights()) {
            return "their error has not been measured";
        }
        return rules instanceof SerialRules.Pragmatic
                ? "on three traced networks they are 0 to 4 % above the count, on LeNet-5 15 %"
                : "on three traced networks they are within 1 % of the count, on LeNet-5 4 % above it";
    }

    private static boolean countless(LayerTask task) {
        return task.values().activations() instanceof ValueKnowledge.Exact
                && LayerOperands.of(task.layer().operation()).isEmpty();
    }

    private static boolean staggered(SerialDesign design, Tile size) {
        return design.rules().staggers() && size.pixels() == 1;
    }

    /** Steps start one per cycle, each in the next column, which is busy for its own time. */
    private static long stagger(long steps, double each, int columns) {
        long rounds = (steps - 1) / columns;
        long last = (steps - 1) % columns;
        return (long) Math.ceil(Math.max(steps - 1, rounds * Math.max(each, columns) + last) + each);
    }

    private static UnitPlan expected(
            SerialDesign design,
            LayerTask task,
            SerialSteps steps,
            Tile size,
            ValueKnowledge.Expected values,
            double full) {
        SerialRules rules = design.rules();
        ExpectedTime time = timeOf(rules, values);
        double factor = full
                / StaticTimes.cycles(
                        rules,
                        task.precision().activations().format().elementBits(),
                        1,
                        design.grid().peWidth());
        DoubleUnaryOperator ofGroup = group -> time.ofGroup(group) * factor;
        boolean staggered = staggered(design, size);
        Optional<ExpectedSteps> known = staggered ? Optional.empty() : stepsOf(design, task);
        double lanes = Math.min(steps.lanes(), size.channels());
        double windows = staggered ? 1 : Math.min(steps.columns(), size.pixels());
        double column = known.map(k -> k.column(ofGroup)).orElseGet(() -> ofGroup.applyAsDouble(lanes));
        double array = known.map(k -> k.array(ofGroup)).orElseGet(() -> ofGroup.applyAsDouble(lanes * windows));
        double lane = Math.max(LEAST_LANE_TIME, time.mean()) * factor;
        long all = steps.steps(size);
        long walked = walked(design, task, steps, size);
        long cycles = staggered ? stagger(walked, array, steps.columns()) : (long) Math.ceil(walked * array);
        return new SerialPlan(
                design,
                steps,
                new SerialTime(
                        Math.max(1, cycles), false, all, Math.min(lane, column), column, array, array, "expected"),
                ImmutableList.of("times of " + design.name() + " are expected from " + values.source()
                        + ", not counted on values; " + measuredError(rules)));
    }

    private static ExpectedTime timeOf(SerialRules rules, ValueKnowledge.Expected values) {
        boolean ones = rules instanceof SerialRules.Pragmatic || rules instanceof SerialRules.Laconic;
        boolean booth = rules instanceof SerialRules.Pragmatic p && p.booth()
                || rules instanceof SerialRules.Laconic l && l.booth();
        return ones
                ? ExpectedTime.ofOnes(values, booth, SerialGrid.WORD)
                : ExpectedTime.ofWidths(values, SerialGrid.WORD);
    }

    private static Optional<ExpectedSteps> stepsOf(SerialDesign design, LayerTask task) {
        return LayerOperands.of(task.layer().operation())
                .flatMap(operands -> walkedOn(design, task).map(layer -> ExpectedSteps.of(layer, operands)));
    }
}
