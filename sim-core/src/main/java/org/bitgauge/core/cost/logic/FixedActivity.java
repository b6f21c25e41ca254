package org.bitgauge.core.cost.logic;

/**
 * Settled toggles per cycle inside a fixed-point MAC, counted by executing its words on the stimulus.
 *
 * @param partialProducts toggling partial products
 * @param weightFanOut toggling weight bits times the array cells each of them drives
 * @param activationFanOut toggling activation bits times the array cells each of them drives
 * @param carries toggling carries of the accumulator's adder
 * @param operandBits toggling operand bits
 */
record FixedActivity(
        double partialProducts, double weightFanOut, double activationFanOut, double carries, double operandBits) {
    private static final int CAP = 24;
    private static final int ACCUMULATOR_CAP = 62;

    static FixedActivity of(FixedShape shape, Stimulus stimulus) {
        int w = Math.min(shape.weightBits(), CAP);
        int a = Math.min(shape.activationBits(), CAP);
        int acc = Math.min(shape.accumulatorBits(), ACCUMULATOR_CAP);
        FixedActivity counted = new Counter(w, a, acc, stimulus).count();
        double cells = (double) shape.weightBits() * shape.activationBits() / ((double) w * a);
        double bits = (double) (shape.weightBits() + shape.activationBits()) / (w + a);
        double carryBits = (double) shape.accumulatorBits() / acc;
        return new FixedActivity(
                counted.partialProducts * cells,
                counted.weightFanOut * cells,
                counted.activationFanOut * cells,
                counted.carries * carryBits,
                counted.operandBits * bits);
    }

    private static final class Counter {
        private final int weightBits;
        private final int activationBits;
        private final long accumulatorMask;
        private final Stimulus stimulus;
        private long partialProducts;
        private long weightFanOut;
        private long activationFanOut;
        private long carries;
        private long operandBits;

        Counter(int weightBits, int activationBits, int accumulatorBits, Stimulus stimulus) {
            this.weightBits = weightBits;
            this.activationBits = activationBits;
            this.accumulatorMask = (1L << accumulatorBits) - 1;
            this.stimulus = stimulus;
        }

        FixedActivity count() {
            long previousW = 0;
            long previousA = 0;
            long previousCarries = 0;
            long sum = 0;
            for (int i = 0; i < Samples.COUNT; i++) {
                long w = weight(i);
                long a = activation(i);
                long product = (w * a) & accumulatorMask;
                long next = (sum + product) & accumulatorMask;
                long carry = (sum & product) | ((sum | product) & ~next);
                long codeW = code(w, weightBits);
                long codeA = code(a, activationBits);
                if (i > 0) {
                    operands(previousW ^ codeW, previousA ^ codeA);
                    array(previousW, previousA, codeW, codeA);
                    carries += Long.bitCount((carry ^ previousCarries) & accumulatorMask);
                }
                previousW = codeW;
                previousA = codeA;
                previousCarries = carry;
                sum = next;
            }
            double cycles = Samples.COUNT - 1;
            return new FixedActivity(
                    partialProducts / cycles,
                    weightFanOut / cycles,
                    activationFanOut / cycles,
                    carries / cycles,
                    operandBits / cycles);
        }

        private void operands(long changedW, long changedA) {
            int w = Long.bitCount(changedW);
            int a = Long.bitCount(changedA);
            operandBits += w + a;
            weightFanOut += (long) w * activationBits;
            activationFanOut += (long) a * weightBits;
        }

        private void array(long previousW, long previousA, long codeW, long codeA) {
            for (int row = 0; row < weightBits; row++) {
                long before = ((previousW >>> row) & 1) * previousA;
                long after = ((codeW >>> row) & 1) * codeA;
                partialProducts += Long.bitCount(before ^ after);
            }
        }

        private static long code(long value, int bits) {
            return bits == 1 ? (value < 0 ? 1 : 0) : value & ((1L << bits) - 1);
        }

        private long weight(int i) {
            Samples samples = Samples.shared();
            if (weightBits == 1) {
                return samples.uniformWeight(i) < 0.5 ? -1 : 1;
            }
            return stimulus == Stimulus.REAL
                    ? scaled(samples.normal(i), weightBits)
                    : uniform(samples.uniformWeight(i), weightBits);
        }

        private long activation(int i) {
            Samples samples = Samples.shared();
            if (activationBits == 1) {
                return samples.uniformActivation(i) < 0.5 ? -1 : 1;
            }
            return stimulus == Stimulus.REAL
                    ? scaled(samples.halfNormal(i), activationBits)
                    : uniform(samples.uniformActivation(i), activationBits);
        }

        /** Three sigma at full scale, to nearest, clipped. */
        private static long scaled(double sample, int bits) {
            long full = (1L << (bits - 1)) - 1;
            return Math.max(-full, Math.min(full, (long) Math.rint(sample * full / 3)));
        }

        private static long uniform(double sample, int bits) {
            return (long) Math.floor(sample * (1L << bits)) - (1L << (bits - 1));
        }
    }
}
