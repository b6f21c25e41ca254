package org.bitgauge.units.serial;

import java.util.Optional;
import java.util.function.Supplier;

/** How a unit of the family spends cycles on the values of a layer. */
public interface SerialRules {
    /** Whether the values of the activations matter. */
    boolean looksAtActivations();

    /** Whether the values of the weights matter. */
    boolean looksAtWeights();

    /** Input registers of a column, by which it may run ahead of others. */
    default int registers() {
        return 0;
    }

    /** Whether the steps of a linear layer start in one column after another; if not, all of the unit takes each step. */
    default boolean staggers() {
        return true;
    }

    /** Step times from values; both are asked for only where they matter. */
    StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights);

    /** Bit products that one multiply-accumulate needs at least, of {@code width x width} that a bit-parallel one does. */
    BitWork work(int width, int activationBits, int weightBits, int peWidth);

    /** Bit-parallel inner products: one cycle whatever the values (Chen et al., DaDianNao, MICRO 2014). */
    record BitParallel() implements SerialRules {
        @Override
        public boolean looksAtActivations() {
            return false;
        }

        @Override
        public boolean looksAtWeights() {
            return false;
        }

        @Override
        public boolean staggers() {
            return false;
        }

        @Override
        public StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
            return new ConstantTimes(1);
        }

        @Override
        public BitWork work(int width, int activationBits, int weightBits, int peWidth) {
            return BitWork.constant((long) width * width);
        }
    }

    /** One cycle for each bit of the layer's static precision (Judd et al., Stripes, MICRO 2016). */
    record Stripes() implements SerialRules {
        @Override
        public boolean looksAtActivations() {
            return false;
        }

        @Override
        public boolean looksAtWeights() {
            return false;
        }

        @Override
        public StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
            return new ConstantTimes(
                    Math.min(layer.activationBits(), layer.grid().peWidth()));
        }

        @Override
        public BitWork work(int width, int activationBits, int weightBits, int peWidth) {
            return BitWork.constant((long) activationBits * width);
        }
    }

    /**
     * One cycle for each bit of the widest group of columns, found at run time (Delmas et al., Dynamic Stripes, 2017; DPRed;
     * ShapeShifter, MICRO 2019).
     *
     * @param group columns that share a width
     * @param trims whether trailing zeros are trimmed too
     * @param registers by which groups of columns run ahead
     */
    record DynamicStripes(int group, boolean trims, int registers) implements SerialRules {
        @Override
        public boolean looksAtActivations() {
            return true;
        }

        @Override
        public boolean looksAtWeights() {
            return false;
        }

        @Override
        public StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
            return new WidthTimes(
                    layer, new DynamicWidths(group, trims, registers, 1, 1), activations.get(), Optional.empty());
        }

        @Override
        public BitWork work(int width, int activationBits, int weightBits, int peWidth) {
            return BitWork.widths(trims, peWidth, width);
        }
    }

    /**
     * Activations and weights both serial (Sharify et al., Loom, DAC 2018).
     *
     * @param group columns, and rows of dynamic weights, that share a width
     * @param trims whether trailing zeros are trimmed too
     * @param bitsPerCycle bits of an activation in a cycle: 1, 2 or 4
     * @param dynamicWeights whether weights have widths found for each group, or their static precision
     */
    record Loom(int group, boolean trims, int bitsPerCycle, boolean dynamicWeights) implements SerialRules {
        @Override
        public boolean looksAtActivations() {
            return true;
        }

        @Override
        public boolean looksAtWeights() {
            return dynamicWeights;
        }

        @Override
        public StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
            int factor = dynamicWeights ? 1 : layer.weightBits();
            return new WidthTimes(
                    layer,
                    new DynamicWidths(group, trims, 0, bitsPerCycle, factor),
                    activations.get(),
                    dynamicWeights ? Optional.of(weights.get()) : Optional.empty());
        }

        @Override
        public BitWork work(int width, int activationBits, int weightBits, int peWidth) {
            return dynamicWeights ? BitWork.bothWidths(trims, peWidth) : BitWork.widths(trims, peWidth, weightBits);
        }
    }

    /**
     * One cycle for each one bit of the slowest lane of a column (Albericio et al., Bit-Pragmatic, MICRO 2017).
     *
     * @param firstStageBits of the shifters at the lanes
     * @param booth whether ones are recoded into digits of either sign first
     * @param registers by which columns run ahead
     */
    record Pragmatic(int firstStageBits, boolean booth, int registers) implements SerialRules {
        @Override
        public boolean looksAtActivations() {
            return true;
        }

        @Override
        public boolean looksAtWeights() {
            return false;
        }

        @Override
        public StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
            return new PragmaticTimes(layer, firstStageBits, booth, registers, activations.get());
        }

        @Override
        public BitWork work(int width, int activationBits, int weightBits, int peWidth) {
            return BitWork.ones(booth, width);
        }
    }

    /**
     * One cycle for each pair of one bits of the slowest lane (Sharify et al., Laconic, ISCA 2019).
     *
     * @param booth whether ones are recoded into digits of either sign first
     */
    record Laconic(boolean booth) implements SerialRules {
        @Override
        public boolean looksAtActivations() {
            return true;
        }

        @Override
        public boolean looksAtWeights() {
            return true;
        }

        @Override
        public StepTimes times(SerialLayer layer, Supplier<Operand> activations, Supplier<Operand> weights) {
            return new LaconicTimes(layer, booth, activations.get(), weights.get());
        }

        @Override
        public BitWork work(int width, int activationBits, int weightBits, int peWidth) {
            return BitWork.bothOnes(booth);
        }
    }
}
