package org.bitgauge.units.serial;

import java.util.Optional;
import java.util.function.Supplier;
import org.bitgauge.core.values.Once;
import org.bitgauge.core.values.TensorValues;

/**
 * Counts a layer on its values. What waits for what is found by counting again with a single tile, and with a single column
 * of a single tile: the time that is left is what that part needs on its own.
 */
final class ExactTime {
    private final SerialGrid grid;
    private final SerialRules rules;
    private final int activationBits;
    private final int weightBits;
    private final LayerOperands layer;
    private final TensorValues activations;
    private final Supplier<Operand> weights;
    private final Supplier<Operand> plainWeights;

    ExactTime(
            SerialGrid grid,
            SerialRules rules,
            int activationBits,
            int weightBits,
            LayerOperands layer,
            TensorValues activations,
            Optional<TensorValues> weights) {
        this.grid = grid;
        this.rules = rules;
        this.activationBits = activationBits;
        this.weightBits = weightBits;
        this.layer = layer;
        this.activations = activations;
        this.weights = Once.of(() -> layer.weights(weights.orElseThrow(), true));
        this.plainWeights = Once.of(() -> layer.weights(weights.orElseThrow(), false));
    }

    SerialTime count() {
        int samples = layer.samples(activations);
        SerialLayer whole = on(grid);
        long cycles = 0;
        double lanes = 0;
        double columns = 0;
        double tiles = 0;
        for (int sample = 0; sample < samples; sample++) {
            int image = sample;
            Operand values = layer.activations(activations, image, true);
            cycles += SerialCounts.computeCycles(rules, whole, () -> values, weights);
            SerialLayer tile = on(new SerialGrid(grid.lanes(), grid.columns(), grid.rows(), 1, grid.peWidth()));
            tiles += steps(tile, values);
            SerialLayer column =
                    on(new SerialGrid(grid.lanes(), whole.activationBlocks(), grid.rows(), 1, grid.peWidth()));
            columns += steps(column, values);
            lanes += laneTime(layer.activations(activations, image, false));
        }
        long steps = whole.allSteps() * layer.images();
        long all = samples == layer.images() ? cycles : Math.round((double) cycles * layer.images() / samples);
        double array = whole.shape().linear() ? columns / samples : (double) all / steps;
        return new SerialTime(
                Math.max(1, all), true, steps, lanes / samples, columns / samples, tiles / samples, array, "exact");
    }

    private SerialLayer on(SerialGrid on) {
        return new SerialLayer(on, layer.gridShape(), activationBits, weightBits);
    }

    /** Mean time of a step where nothing runs ahead of anything. */
    private double steps(SerialLayer on, Operand values) {
        StepTimes times = rules.times(on, () -> values, weights);
        long[] sum = {0};
        int fronts = times.fronts();
        SerialWalk.run(on, times, (group, set, pass, all) -> {
            for (int step = 0; step < all.length; step += fronts) {
                int slowest = 0;
                for (int front = 0; front < fronts; front++) {
                    slowest = Math.max(slowest, all[step + front]);
                }
                sum[0] += slowest;
            }
        });
        return (double) sum[0] / on.allSteps();
    }

    private double laneTime(Operand plain) {
        BitWork work = rules.work(1, activationBits, weightBits, grid.peWidth());
        Operand other = rules.looksAtWeights() ? plainWeights.get() : new Operand(new short[weightCount()], false);
        double each =
                (double) work.total(layer.shape(), plain, other) / layer.shape().macs();
        return rules instanceof SerialRules.Loom loom ? each / loom.bitsPerCycle() : each;
    }

    private int weightCount() {
        SerialShape s = layer.shape();
        return s.filters() * s.filterChannels() * s.kx() * s.ky();
    }
}
