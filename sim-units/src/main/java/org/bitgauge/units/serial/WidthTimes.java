package org.bitgauge.units.serial;

import java.util.Arrays;

/**
 * Steps that take the bits of the widest group of activations (Dynamic Stripes, DPRed, ShapeShifter), times those of the
 * weights where both are serial (Loom). A group is so many columns side by side. Where columns run ahead, each group keeps
 * its own time, and the group that follows the last full one is detected as all zeros.
 */
final class WidthTimes implements StepTimes {
    private final SerialLayer layer;
    private final DynamicWidths rules;
    private final ColumnBits bits;
    private final int sign;
    private final @org.jspecify.annotations.Nullable WeightWidths weights;
    private final Windows windows;
    private final int[] corners;

    WidthTimes(SerialLayer layer, DynamicWidths rules, Operand activations, java.util.Optional<Operand> weightValues) {
        this.layer = layer;
        this.rules = rules;
        this.sign = activations.signed() ? 1 : 0;
        this.bits = layer.shape().linear()
                ? ColumnBits.ofVectors(layer, activations)
                : ColumnBits.ofInput(layer, activations);
        this.weights = weightValues
                .map(w -> WeightWidths.of(layer, w, rules.group(), rules.trims()))
                .orElse(null);
        this.windows = new Windows(layer);
        this.corners = new int[layer.columns()];
    }

    private int groups() {
        return SerialLayer.ceil(layer.columns() * layer.activationBlocks(), rules.group());
    }

    @Override
    public int fronts() {
        return rules.registers() > 0 && !layer.shape().linear() ? groups() : 1;
    }

    @Override
    public boolean looksAtWeights() {
        return weights != null;
    }

    @Override
    public void windows(int group, int set, int pass, int[] times) {
        int count = windows.corners(set, corners);
        int step = 0;
        for (int y = 0; y < layer.shape().ky(); y++) {
            for (int x = 0; x < layer.shape().kx(); x++) {
                int offset = windows.offset(x, y);
                for (int chunk = 0; chunk < layer.chunks(); chunk++, step++) {
                    int weight = weightTime(group, pass, step);
                    if (fronts() == 1) {
                        times[step] = serial(widest(group * layer.chunks() + chunk, offset, count)) * weight;
                    } else {
                        each(group * layer.chunks() + chunk, offset, count, times, step * fronts());
                    }
                }
            }
        }
    }

    private int weightTime(int group, int pass, int step) {
        return weights == null ? rules.weightFactor() : weights.ofPass(group, pass, step);
    }

    private int serial(int width) {
        return SerialLayer.ceil(width, rules.bitsPerCycle());
    }

    /** Width of the widest group; trimming makes it depend on what is grouped, leading ones alone do not. */
    private int widest(int chunk, int offset, int count) {
        int blocks = layer.activationBlocks();
        if (!rules.trims() || rules.group() >= count * blocks) {
            int or = 0;
            for (int block = 0; block < blocks; block++) {
                for (int w = 0; w < count; w++) {
                    or |= bits.at(chunk, block, corners[w] + offset);
                }
            }
            return Bits.width(or, sign, rules.trims());
        }
        int widest = 0;
        for (int column = 0; column < count * blocks; column += rules.group()) {
            widest = Math.max(widest, width(chunk, offset, column, count));
        }
        return widest;
    }

    private int width(int chunk, int offset, int column, int count) {
        int blocks = layer.activationBlocks();
        int or = 0;
        int end = Math.min(column + rules.group(), count * blocks);
        for (int c = column; c < end; c++) {
            or |= bits.at(chunk, c % blocks, corners[c / blocks] + offset);
        }
        return Bits.width(or, sign, rules.trims());
    }

    private void each(int chunk, int offset, int count, int[] times, int at) {
        int blocks = layer.activationBlocks();
        Arrays.fill(times, at, at + fronts(), 0);
        int groups = SerialLayer.ceil(count * blocks, rules.group());
        for (int g = 0; g < groups; g++) {
            times[at + g] = width(chunk, offset, g * rules.group(), count);
        }
        if (count * blocks == groups * rules.group() && groups < fronts()) {
            times[at + groups] = rules.trims() ? 1 + sign : 1;
        }
    }

    @Override
    public void vector(int recurrence, int pass, int[] times) {
        int blocks = layer.activationBlocks();
        for (int step = 0; step < layer.steps(); step++) {
            int widest = 0;
            for (int block = 0; block < blocks; block += rules.group()) {
                int or = 0;
                for (int b = block; b < Math.min(blocks, block + rules.group()); b++) {
                    or |= bits.at(recurrence * layer.chunks() + step, b, 0);
                }
                widest = Math.max(widest, Bits.width(or, sign, rules.trims()));
            }
            times[step] = serial(widest) * weightTime(0, pass, step);
        }
    }
}
